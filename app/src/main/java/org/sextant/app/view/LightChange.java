// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.view;

import org.sextant.world.scene.World;
import org.sextant.world.view.Lighting;
import org.sextant.world.view.View;

/** What is added to the shading by gradients, all at once. */
public record LightChange(Lighting lighting) implements ViewChange {
    static final String FORM =
            "occlusion, shadow, edges or depth with strengths of 0 to 1," + " such as occlusion=0.5,shadow=0.3";

    public static LightChange parse(String text) {
        Lighting light = Lighting.PLAIN;
        for (Text part : Text.of(text, FORM).split(",")) {
            Text[] p = part.around("=");
            double v = p[1].number();
            light = switch (p[0].part()) {
                case "occlusion" -> new Lighting(v, light.shadow(), light.edges(), light.depthCue());
                case "shadow" -> new Lighting(light.occlusion(), v, light.edges(), light.depthCue());
                case "edges" -> new Lighting(light.occlusion(), light.shadow(), v, light.depthCue());
                case "depth" -> new Lighting(light.occlusion(), light.shadow(), light.edges(), v);
                default -> throw part.wrong("has no light '" + p[0].part() + "'");
            };
        }
        return new LightChange(light);
    }

    @Override
    public View applyTo(View view, World world) {
        return view.withLook(view.look().withLighting(lighting));
    }
}
