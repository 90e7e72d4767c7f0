// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.slice;

import java.util.ArrayList;
import java.util.List;
import org.sextant.render.geometry.ColourBar;
import org.sextant.render.geometry.Fittings;
import org.sextant.render.geometry.Overlay;
import org.sextant.render.geometry.PictureLayout;
import org.sextant.render.picture.Picture;
import org.sextant.render.residency.VolumeSource;
import org.sextant.volume.data.Volume;
import org.sextant.volume.work.WorkContext;
import org.sextant.world.colour.LabelColours;
import org.sextant.world.frame.Affine3;
import org.sextant.world.frame.FrameId;
import org.sextant.world.frame.FrameTree;
import org.sextant.world.grid.VoxelGrid;
import org.sextant.world.scene.World;
import org.sextant.world.view.LabelStyle;
import org.sextant.world.view.Rgba;

/**
 * Draws flat pictures of planes, in tiles that are read block by block through the volumes' cache: the size of a volume does
 * not matter, only that of the picture.
 *
 * <p>Threads: any; the work runs on those of the work context.
 */
public final class SliceRenderer {
    private static final int TILE = 128;
    /** How much of its colour the border of an outlined object keeps. */
    private static final double BORDER = 0.35;

    private final VolumeSource source;

    public SliceRenderer(VolumeSource source) {
        this.source = source;
    }

    /** What a tile asks for its pixels, one after the other. */
    @FunctionalInterface
    private interface Paint {
        Rgba at(int x, int y);
    }

    /** Makes a paint for a tile: each has readers of its own. */
    @FunctionalInterface
    private interface Paints {
        Paint paint();
    }

    /** @throws org.sextant.world.error.SextantException if a volume cannot be read */
    public Picture render(World world, SliceSpec spec, WorkContext work) {
        SliceGrid grid = spec.grid();
        List<Paints> paints = new ArrayList<>();
        List<ColourBar> bars = new ArrayList<>();
        for (SliceLayer layer : spec.layers()) {
            if (layer instanceof SliceLayer.Values v) {
                Volume volume = source.open(v.volume());
                paints.add(() -> values(v, sampler(world.frames(), v.volume().grid(), volume, grid)));
                if (spec.colourBars()
                        && sampler(world.frames(), v.volume().grid(), volume, grid)
                                .meets(grid)) {
                    bars.add(ColourBar.of(v.volume().id().name(), volume.scale().unit(), v.window()));
                }
            } else {
                SliceLayer.Objects o = (SliceLayer.Objects) layer;
                Volume volume = source.open(o.labels());
                LabelColours colours = LabelColours.of(o.style().palette());
                paints.add(() -> objects(
                        o.style(), colours, sampler(world.frames(), o.labels().grid(), volume, grid)));
            }
        }
        double pixelUm = pixelUm(world.frames(), grid);
        Overlay overlay = Fittings.flat(
                new PictureLayout(grid.width(), grid.height()), spec.background(), pixelUm, spec.scaleBar(), bars);
        Picture picture = new Picture(grid.width(), grid.height(), spec.bits());
        long across = (grid.width() - 1) / TILE + 1;
        long down = (grid.height() - 1) / TILE + 1;
        work.forEach("drawing the slice", across * down, i -> {
            int left = (int) (i % across) * TILE;
            int top = (int) (i / across) * TILE;
            tile(spec, paints, overlay, picture, left, top);
        });
        return picture;
    }

    /** Edge of a pixel in the world, µm: the frame of the slice may be scaled. */
    public static double pixelUm(FrameTree frames, SliceGrid grid) {
        Affine3 toWorld = frames.transform(grid.frame(), FrameId.WORLD);
        return toWorld.applyDirection(grid.right()).length() * grid.pitchUm();
    }

    private static SliceSampler sampler(FrameTree frames, VoxelGrid base, Volume volume, SliceGrid grid) {
        return new SliceSampler(volume, base, grid, frames.transform(grid.frame(), base.frame()));
    }

    private static Paint values(SliceLayer.Values layer, SliceSampler sampler) {
        return (x, y) -> {
            Rgba c = layer.window().at(sampler.value(x, y));
            return c.withAlpha(c.a() * layer.opacity());
        };
    }

    private static Paint objects(LabelStyle style, LabelColours colours, SliceSampler sampler) {
        return (x, y) -> {
            long label = sampler.label(x, y);
            Rgba c = colours.at(label);
            boolean border = style.outlined()
                    && label != 0
                    && (sampler.label(x - 1, y) != label
                            || sampler.label(x + 1, y) != label
                            || sampler.label(x, y - 1) != label
                            || sampler.label(x, y + 1) != label);
            Rgba shown = border ? new Rgba(c.r() * BORDER, c.g() * BORDER, c.b() * BORDER, c.a()) : c;
            return shown.withAlpha(shown.a() * style.opacityOf(label));
        };
    }

    private static void tile(SliceSpec spec, List<Paints> layers, Overlay overlay, Picture picture, int left, int top) {
        int right = Math.min(left + TILE, picture.width());
        int bottom = Math.min(top + TILE, picture.height());
        List<Paint> paints = layers.stream().map(Paints::paint).toList();
        Overlay over = overlay.within(left, top, right, bottom);
        Rgba ground = spec.background();
        double[] sum = new double[4];
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                sum[0] = ground.r() * ground.a();
                sum[1] = ground.g() * ground.a();
                sum[2] = ground.b() * ground.a();
                sum[3] = ground.a();
                for (Paint p : paints) {
                    lay(p.at(x, y), sum);
                }
                over.over(x + 0.5, y + 0.5, sum);
                picture.setPremultiplied(x, y, sum[0], sum[1], sum[2], sum[3]);
            }
        }
    }

    /** Porter and Duff 1984, 10.1145/800031.808606: over. */
    private static void lay(Rgba c, double[] sum) {
        double rest = 1 - c.a();
        sum[0] = sum[0] * rest + c.r() * c.a();
        sum[1] = sum[1] * rest + c.g() * c.a();
        sum[2] = sum[2] * rest + c.b() * c.a();
        sum[3] = sum[3] * rest + c.a();
    }
}
