// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.shot;

import java.util.ArrayList;
import java.util.List;
import org.joml.Vector3d;
import org.joml.Vector3dc;
import org.sextant.world.error.SextantException;
import org.sextant.world.frame.FrameId;
import org.sextant.world.grid.Box3;
import org.sextant.world.scene.World;
import org.sextant.world.view.Clip;
import org.sextant.world.view.Furniture;
import org.sextant.world.view.Lens;
import org.sextant.world.view.SlicePlane;
import org.sextant.world.view.ValueWindow;
import org.sextant.world.view.View;

/** What cuts, slices and accompanies the volumes. */
public sealed interface ScenePart<T> extends Part<T> {
    /**
     * A plane that moves, or a box that grows.
     *
     * @param number of the clip in the view, from 0; the first number that the view has not adds one
     */
    record Clipping(int number) implements ScenePart<Clip> {
        public Clipping {
            if (number < 0) {
                throw new SextantException("clips are numbered from 0, not " + number);
            }
        }

        @Override
        public View with(View view, Clip value) {
            List<Clip> clips = new ArrayList<>(view.content().clips());
            if (number > clips.size()) {
                throw new SextantException("the view has " + clips.size() + " clips; the next is number " + clips.size()
                        + ", not " + number);
            }
            if (number == clips.size()) {
                clips.add(value);
            } else {
                clips.set(number, value);
            }
            return view.withContent(view.content().withClips(clips));
        }

        @Override
        public Clip between(Clip from, Clip to, double share) {
            if (!from.volumes().equals(to.volumes())) {
                throw new SextantException("a clip cuts the same volumes all the time, not " + from.volumes()
                        + " and then " + to.volumes());
            }
            if (from instanceof Clip.Plane p && to instanceof Clip.Plane q) {
                same(p.frame(), q.frame());
                return new Clip.Plane(
                        p.frame(),
                        mid(p.pointUm(), q.pointUm(), share),
                        turned(p.normal(), q.normal(), share),
                        p.volumes());
            }
            if (from instanceof Clip.Block b && to instanceof Clip.Block c && b.keepsInside() == c.keepsInside()) {
                return new Clip.Block(mid(b.box(), c.box(), share), b.keepsInside(), b.volumes());
            }
            throw new SextantException("a clip stays a plane, or a box that keeps the same side");
        }

        @Override
        public void check(World world, Clip value) {
            FrameId frame = value instanceof Clip.Plane p
                    ? p.frame()
                    : ((Clip.Block) value).box().frame();
            known(world, frame);
            value.volumes().forEach(v -> new VolumePart.Opacity(v).check(world, 1.0));
        }

        @Override
        public String toString() {
            return "clip " + number;
        }
    }

    /** A slice by its name: it moves, turns, fades and changes its window. At opacity 0 it is not drawn. */
    record Slice(String name) implements ScenePart<SlicePlane> {
        @Override
        public View with(View view, SlicePlane value) {
            List<SlicePlane> slices = new ArrayList<>();
            boolean there = false;
            for (SlicePlane s : view.content().slices()) {
                there |= s.name().equals(name);
                slices.add(s.name().equals(name) ? value : s);
            }
            if (!there) {
                slices.add(value);
            }
            slices.removeIf(s -> s.opacity() <= 0);
            return view.withContent(view.content().withSlices(slices));
        }

        @Override
        public SlicePlane between(SlicePlane from, SlicePlane to, double share) {
            same(from.frame(), to.frame());
            if (!from.volume().equals(to.volume())) {
                throw new SextantException("the slice '" + name + "' stays in one volume");
            }
            ValueWindow v = from.window();
            ValueWindow w = to.window();
            return new SlicePlane(
                    name,
                    from.volume(),
                    from.frame(),
                    mid(from.pointUm(), to.pointUm(), share),
                    turned(from.normal(), to.normal(), share),
                    turned(from.up(), to.up(), share),
                    new ValueWindow(mid(v.low(), w.low(), share), mid(v.high(), w.high(), share), v.map()),
                    mid(from.opacity(), to.opacity(), share));
        }

        @Override
        public void check(SlicePlane value) {
            if (!value.name().equals(name)) {
                throw new SextantException(
                        "the track of the slice '" + name + "' holds one named '" + value.name() + "'");
            }
        }

        @Override
        public void check(World world, SlicePlane value) {
            world.volume(value.volume());
            known(world, value.frame());
        }

        @Override
        public String toString() {
            return "slice " + name;
        }
    }

    /** The lens: it moves and grows. */
    record Glass() implements ScenePart<Lens> {
        @Override
        public View with(View view, Lens value) {
            return view.withLook(view.look().withLens(value));
        }

        @Override
        public Lens between(Lens from, Lens to, double share) {
            if (from.volume().equals(to.volume())) {
                same(from.region().frame(), to.region().frame());
                if (from.region() instanceof Lens.Ball b && to.region() instanceof Lens.Ball c) {
                    double radius = b.radiusUm() * Math.exp(share * Math.log(c.radiusUm() / b.radiusUm()));
                    return new Lens(
                            from.volume(), new Lens.Ball(b.frame(), mid(b.centreUm(), c.centreUm(), share), radius));
                }
                if (from.region() instanceof Lens.Block b && to.region() instanceof Lens.Block c) {
                    return new Lens(from.volume(), new Lens.Block(mid(b.box(), c.box(), share)));
                }
            }
            throw new SextantException("a lens shows one volume and stays a ball or a box");
        }

        @Override
        public void check(World world, Lens value) {
            world.volume(value.volume());
            known(world, value.region().frame());
        }

        @Override
        public String toString() {
            return "lens";
        }
    }

    /** What is drawn besides the data: it changes at each key. */
    record Surroundings() implements ScenePart<Furniture> {
        @Override
        public View with(View view, Furniture value) {
            return view.withFurniture(value);
        }

        @Override
        public Furniture between(Furniture from, Furniture to, double share) {
            return share < 1 ? from : to;
        }

        @Override
        public String toString() {
            return "furniture";
        }
    }

    private static void known(World world, FrameId frame) {
        if (!world.frames().contains(frame)) {
            throw new SextantException("there is no frame '" + frame + "'");
        }
    }

    private static void same(FrameId a, FrameId b) {
        if (!a.equals(b)) {
            throw new SextantException("what moves stays in one frame; '" + a + "' and '" + b + "' are two");
        }
    }

    private static double mid(double a, double b, double share) {
        return a + (b - a) * share;
    }

    private static Vector3d mid(Vector3dc a, Vector3dc b, double share) {
        return a.lerp(b, share, new Vector3d());
    }

    private static Box3 mid(Box3 a, Box3 b, double share) {
        same(a.frame(), b.frame());
        return new Box3(a.frame(), mid(a.minUm(), b.minUm(), share), mid(a.maxUm(), b.maxUm(), share));
    }

    /** Evenly along the arc between two unit vectors. */
    private static Vector3d turned(Vector3dc a, Vector3dc b, double share) {
        double angle = a.angle(b);
        if (angle < 1e-9) {
            return new Vector3d(share < 1 ? a : b);
        }
        if (Math.PI - angle < 1e-6) {
            throw new SextantException(
                    "there is no one way from the direction " + a + " to its opposite; add a key between");
        }
        double s = Math.sin(angle);
        return a.mul(Math.sin((1 - share) * angle) / s, new Vector3d()).fma(Math.sin(share * angle) / s, b);
    }
}
