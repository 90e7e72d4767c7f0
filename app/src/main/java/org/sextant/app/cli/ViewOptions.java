// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sextant.app.view.ClipChange;
import org.sextant.app.view.Cutaway;
import org.sextant.app.view.FurnitureChange;
import org.sextant.app.view.HiddenChange;
import org.sextant.app.view.LensChange;
import org.sextant.app.view.LightChange;
import org.sextant.app.view.ModeChange;
import org.sextant.app.view.SelectionChange;
import org.sextant.app.view.SliceChange;
import org.sextant.app.view.TransferChange;
import org.sextant.app.view.ViewChange;
import org.sextant.world.view.OverlapRule;
import org.sextant.world.view.Rgba;
import picocli.CommandLine.Option;

/** Which view, and what of it otherwise: the same options wherever a view is made. */
final class ViewOptions {
    @Option(
            names = "--view",
            paramLabel = "NAME",
            description =
                    "A stored view, a volume, overview (default), or a file that holds a view: a PNG picture made by"
                            + " render, or JSON.")
    private String view = ViewChoice.OVERVIEW;

    @Option(names = "--orthographic", description = "Parallel projection instead of perspective.")
    private boolean orthographic;

    @Option(
            names = "--overlap",
            paramLabel = "RULE",
            description =
                    "Where volumes overlap: finest, add or maximum; default: the view's, which is finest unless stored otherwise.")
    private @Nullable OverlapRule overlap;

    @Option(
            names = "--background",
            paramLabel = "COLOUR",
            description = "Background: #rrggbb, #rrggbbaa or transparent.")
    private @Nullable Rgba background;

    @Option(
            names = "--transfer",
            paramLabel = "VOLUME=LOW..HIGH[,MAP[,OPACITY]]",
            description = "Range of values and scale of colours of a volume, such as uct=80..200,viridis,0.8.")
    private List<TransferChange> transfers = new ArrayList<>();

    @Option(
            names = "--mode",
            paramLabel = "VOLUME=MODE",
            description = "composite, maximum, mean, minimum or surface:VALUE, such as nano=surface:120.")
    private List<ModeChange> modes = new ArrayList<>();

    @Option(names = "--hide", paramLabel = "NAME[,NAME]", description = "Volumes that are left out.")
    private List<HiddenChange> hidden = new ArrayList<>();

    @Option(
            names = "--select",
            paramLabel = "[LABELS=]N[,N-M]",
            description = "Objects that are shown in full while others fade, such as pores=3,7,20-35.")
    private List<SelectionChange> selections = new ArrayList<>();

    @Option(
            names = "--slice-plane",
            paramLabel = "VOLUME:AXIS=POS[,LOW..HIGH[,MAP]]",
            description = "A plane of values in the scene, such as uct:z=0.4mm,0..255,grey.")
    private List<SliceChange> slices = new ArrayList<>();

    @Option(
            names = "--clip",
            paramLabel = "[VOLUME:]AXIS=FROM..TO",
            description = "Keeps what lies between, such as uct:x=0.2mm.. or z=..40um.")
    private List<ClipChange> clips = new ArrayList<>();

    @Option(
            names = "--cutaway",
            paramLabel = "BOX",
            description = "Opens the volumes around a box, or a volume, towards the viewer.")
    private List<Cutaway> cutaways = new ArrayList<>();

    @Option(
            names = "--lens",
            paramLabel = "VOLUME@[X,Y,Z,]RADIUS",
            description = "A ball in which this volume alone is seen, such as nano@12um,8um,3um,5um.")
    private @Nullable LensChange lens;

    @Option(
            names = "--light",
            paramLabel = "NAME=STRENGTH[,…]",
            description = "occlusion, shadow, edges and depth from 0 to 1, such as occlusion=0.5,shadow=0.3.")
    private @Nullable LightChange light;

    @Option(
            names = "--furniture",
            paramLabel = "LIST",
            description = "all, none, or some of boxes, axes, scale, bars, marks, errors, such as axes,scale.")
    private @Nullable FurnitureChange furniture;

    String name() {
        return view;
    }

    ViewChoice choice() {
        List<ViewChange> changes = new ArrayList<>();
        if (overlap != null) {
            OverlapRule rule = overlap;
            changes.add((v, w) -> v.withLook(v.look().withOverlap(rule)));
        }
        if (background != null) {
            Rgba ground = background;
            changes.add((v, w) -> v.withLook(v.look().withBackground(ground)));
        }
        changes.addAll(transfers);
        changes.addAll(modes);
        changes.addAll(hidden);
        changes.addAll(selections);
        changes.addAll(slices);
        changes.addAll(clips);
        changes.addAll(cutaways);
        if (lens != null) {
            changes.add(lens);
        }
        if (light != null) {
            changes.add(light);
        }
        if (furniture != null) {
            changes.add(furniture);
        }
        return new ViewChoice(view, orthographic, changes);
    }
}
