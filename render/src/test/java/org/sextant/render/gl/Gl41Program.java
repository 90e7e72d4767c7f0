// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.joml.Vector3d;
import org.sextant.render.Frame;
import org.sextant.render.FrameSpec;
import org.sextant.render.TestScene;
import org.sextant.volume.work.Progress;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.error.SextantException;
import org.sextant.world.view.View;

/** Renders a scene by OpenGL and in Java and says whether the pictures agree; run with another driver's environment. */
final class Gl41Program {
    private Gl41Program() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        TestScene s = ParityScenes.blob(1, new Vector3d());
        View view = ParityScenes.view(ParityScenes.camera(true, 1, new Vector3d()));
        FrameSpec spec = FrameSpec.of(90, 70);
        try (GlDevice device = GlDevice.open();
                GlRenderer r = new GlRenderer(device, GlPass.FRAGMENT, s, 64 << 20);
                WorkContext work = new WorkContext(2, Progress.NONE)) {
            out.println(device.info() + " " + device.info().passes());
            Frame f = r.render(s.world, view, spec, work);
            PictureDifference d = PictureDifference.of(s.render(view, spec), f);
            out.println(d);
            boolean same = f.pass().equals("fragment")
                    && d.mean() < 0.005
                    && d.beyondTwoPercent() < 0.005
                    && d.visible() > 0.1;
            try (GlRenderer compute = new GlRenderer(device, GlPass.COMPUTE, s, 64 << 20)) {
                out.println("not refused: " + compute);
            } catch (SextantException e) {
                out.println(e.getMessage());
            }
            out.println(same ? "same picture" : "another picture");
        }
    }
}
