// SPDX-License-Identifier: Apache-2.0
package org.sextant.world.frame;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joml.Matrix3d;
import org.joml.Vector3d;
import org.sextant.world.error.SextantException;

/** The frames of a world, each placed in one parent, {@link FrameId#WORLD} at the root. Immutable. */
public final class FrameTree {
    /** Only the root. */
    public static final FrameTree ROOT = new FrameTree(Map.of());

    private final Map<FrameId, Placement> placements;

    private FrameTree(Map<FrameId, Placement> placements) {
        this.placements = placements;
    }

    /** All placements in the order they were added. */
    public Collection<Placement> placements() {
        return placements.values();
    }

    public Optional<Placement> placement(FrameId frame) {
        return Optional.ofNullable(placements.get(frame));
    }

    public boolean contains(FrameId frame) {
        return frame.equals(FrameId.WORLD) || placements.containsKey(frame);
    }

    /**
     * This tree with the placement added, or moved if the frame is already there (its children move along).
     *
     * @throws SextantException if the parent is unknown, or if the frame would become its own ancestor
     */
    public FrameTree with(Placement placement) {
        if (placement.frame().equals(FrameId.WORLD)) {
            throw new SextantException("the root frame 'world' cannot be placed in another frame");
        }
        checkKnown(placement.parent());
        for (FrameId f = placement.parent(); !f.equals(FrameId.WORLD); f = parent(f)) {
            if (f.equals(placement.frame())) {
                throw new SextantException("placing '" + placement.frame() + "' in '" + placement.parent()
                        + "' would close a circle of frames");
            }
        }
        Map<FrameId, Placement> next = new LinkedHashMap<>(placements);
        next.put(placement.frame(), placement);
        return new FrameTree(Collections.unmodifiableMap(next));
    }

    /** @throws SextantException if the frame is unknown or the root, or other frames are placed in it */
    public FrameTree without(FrameId frame) {
        if (frame.equals(FrameId.WORLD)) {
            throw new SextantException("the root frame 'world' cannot be removed");
        }
        checkKnown(frame);
        for (Placement p : placements.values()) {
            if (p.parent().equals(frame)) {
                throw new SextantException(
                        "frame '" + frame + "' still holds '" + p.frame() + "'; remove or move that first");
            }
        }
        Map<FrameId, Placement> next = new LinkedHashMap<>(placements);
        next.remove(frame);
        return new FrameTree(Collections.unmodifiableMap(next));
    }

    /** The map from one frame to another along the tree. */
    public Affine3 transform(FrameId from, FrameId to) {
        Affine3 map = Affine3.identity(from, from);
        for (Step step : path(from, to)) {
            map = map.then(step.map());
        }
        return map;
    }

    /**
     * The point in another frame with the errors of all placements on the way.
     *
     * <p>Upwards x = T(y): cov(x) = A cov(y) Aᵀ + J(x) Σ J(x)ᵀ. Downwards y = T⁻¹(x): the same small motion acts on x
     * before the inverse, cov(y) = A⁻¹ (cov(x) + J(x) Σ J(x)ᵀ) A⁻ᵀ. First order, placements independent of each other.
     */
    public Locus locate(Locus point, FrameId to) {
        Vector3d x = new Vector3d(point.pointUm());
        Matrix3d cov = new Matrix3d(point.covarianceUm2());
        boolean complete = point.complete();
        for (Step step : path(point.frame(), to)) {
            Optional<PoseCovariance> sigma = step.placement().knownCovariance();
            complete &= sigma.isPresent();
            if (!step.up() && sigma.isPresent()) {
                cov.add(sigma.get().at(x));
            }
            x = step.map().apply(x);
            Matrix3d a = step.map().linear();
            cov = new Matrix3d(a).mul(cov).mul(a.transpose(new Matrix3d()));
            if (step.up() && sigma.isPresent()) {
                cov.add(sigma.get().at(x));
            }
        }
        return new Locus(to, x, cov, complete);
    }

    /** One edge of the tree, walked towards the root or away from it. */
    private record Step(Placement placement, boolean up) {
        Affine3 map() {
            return up ? placement.toParent() : placement.toParent().inverse();
        }
    }

    private List<Step> path(FrameId from, FrameId to) {
        List<FrameId> ups = ancestors(from);
        List<FrameId> downs = ancestors(to);
        int i = ups.size();
        int j = downs.size();
        while (i > 0 && j > 0 && ups.get(i - 1).equals(downs.get(j - 1))) {
            i--;
            j--;
        }
        List<Step> path = new ArrayList<>();
        for (int k = 0; k < i; k++) {
            path.add(new Step(known(ups.get(k)), true));
        }
        for (int k = j - 1; k >= 0; k--) {
            path.add(new Step(known(downs.get(k)), false));
        }
        return path;
    }

    /** The frame, its parent, …, the root. */
    private List<FrameId> ancestors(FrameId frame) {
        checkKnown(frame);
        List<FrameId> list = new ArrayList<>(List.of(frame));
        for (FrameId f = frame; !f.equals(FrameId.WORLD); ) {
            f = parent(f);
            list.add(f);
        }
        return list;
    }

    private FrameId parent(FrameId frame) {
        return known(frame).parent();
    }

    private Placement known(FrameId frame) {
        Placement p = placements.get(frame);
        if (p == null) {
            throw new SextantException("there is no frame '" + frame + "'; known are world " + placements.keySet());
        }
        return p;
    }

    private void checkKnown(FrameId frame) {
        if (!contains(frame)) {
            known(frame);
        }
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof FrameTree t && placements.equals(t.placements);
    }

    @Override
    public int hashCode() {
        return placements.hashCode();
    }

    @Override
    public String toString() {
        return "FrameTree" + placements.values();
    }
}
