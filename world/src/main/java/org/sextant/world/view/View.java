// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.view;

import org.sextant.world.error.SextantException;

/** A named way of looking at the world: all that a picture depends on besides the world itself. */
public record View(String name, Camera camera, Look look, Furniture furniture, Content content) {
    public View {
        if (name.isBlank()) {
            throw new SextantException("a view needs a name");
        }
    }

    /** How this view shows a volume. */
    public Layer layer(Layered volume) {
        Layer own = content.layers().get(volume.name());
        return own == null ? volume.layer() : own;
    }

    /** Whether this view shows a volume. */
    public boolean shows(Layered volume) {
        return layer(volume).visible() && !content.hidden().contains(volume.name());
    }

    /** How this view shows the objects of a label volume. */
    public LabelStyle style(Labelled labels) {
        LabelStyle own = content.labels().get(labels.name());
        return own == null ? labels.style() : own;
    }

    /** Whether this view shows a label volume. */
    public boolean shows(Labelled labels) {
        return labels.visible() && !content.hidden().contains(labels.name());
    }

    public View withName(String other) {
        return new View(other, camera, look, furniture, content);
    }

    public View withCamera(Camera other) {
        return new View(name, other, look, furniture, content);
    }

    public View withLook(Look other) {
        return new View(name, camera, other, furniture, content);
    }

    public View withFurniture(Furniture other) {
        return new View(name, camera, look, other, content);
    }

    public View withContent(Content other) {
        return new View(name, camera, look, furniture, other);
    }
}
