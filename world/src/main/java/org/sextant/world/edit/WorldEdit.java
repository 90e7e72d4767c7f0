// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.edit;

import java.util.List;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.Placement;
import org.sextant.world.scene.Annotation;
import org.sextant.world.scene.Computation;
import org.sextant.world.scene.FovBox;
import org.sextant.world.scene.LabelNode;
import org.sextant.world.scene.Landmark;
import org.sextant.world.scene.VolumeId;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.view.View;

/** One change to a world. A pure function of the snapshot; throws where it does not fit and then changes nothing. */
public sealed interface WorldEdit {
    World applyTo(World world);

    record PlaceFrame(Placement placement) implements WorldEdit {
        @Override
        public World applyTo(World world) {
            return world.withFrames(world.frames().with(placement));
        }
    }

    record RemoveFrame(FrameId frame) implements WorldEdit {
        @Override
        public World applyTo(World world) {
            return world.withFrames(world.frames().without(frame));
        }
    }

    record PutVolume(VolumeNode volume) implements WorldEdit {
        @Override
        public World applyTo(World world) {
            return world.with(volume);
        }
    }

    /** Places a volume's frame and adds the volume in one step, so that a crash cannot leave one without the other. */
    record AddVolume(Placement placement, VolumeNode volume) implements WorldEdit {
        @Override
        public World applyTo(World world) {
            return world.withFrames(world.frames().with(placement)).with(volume);
        }
    }

    record RemoveVolume(VolumeId id) implements WorldEdit {
        @Override
        public World applyTo(World world) {
            return world.withoutVolume(id);
        }
    }

    record PutLabel(LabelNode label) implements WorldEdit {
        @Override
        public World applyTo(World world) {
            return world.with(label);
        }
    }

    record RemoveLabel(VolumeId id) implements WorldEdit {
        @Override
        public World applyTo(World world) {
            return world.withoutLabel(id);
        }
    }

    record PutBox(FovBox box) implements WorldEdit {
        @Override
        public World applyTo(World world) {
            return world.with(box);
        }
    }

    record RemoveBox(String name) implements WorldEdit {
        @Override
        public World applyTo(World world) {
            return world.withoutBox(name);
        }
    }

    record PutLandmark(Landmark landmark) implements WorldEdit {
        @Override
        public World applyTo(World world) {
            return world.with(landmark);
        }
    }

    record RemoveLandmark(String name, FrameId frame) implements WorldEdit {
        @Override
        public World applyTo(World world) {
            return world.withoutLandmark(name, frame);
        }
    }

    record PutView(View view) implements WorldEdit {
        @Override
        public World applyTo(World world) {
            return world.with(view);
        }
    }

    record RemoveView(String name) implements WorldEdit {
        @Override
        public World applyTo(World world) {
            return world.withoutView(name);
        }
    }

    record PutAnnotation(Annotation annotation) implements WorldEdit {
        @Override
        public World applyTo(World world) {
            return world.with(annotation);
        }
    }

    record RemoveAnnotation(String name) implements WorldEdit {
        @Override
        public World applyTo(World world) {
            return world.withoutAnnotation(name);
        }
    }

    /** A computation and what it put into the world, in one step: a result never stands without how it was made. */
    record AddComputation(Computation computation, List<WorldEdit> results) implements WorldEdit {
        public AddComputation {
            results = List.copyOf(results);
        }

        @Override
        public World applyTo(World world) {
            World next = world.with(computation);
            for (WorldEdit result : results) {
                next = result.applyTo(next);
            }
            return next;
        }
    }
}
