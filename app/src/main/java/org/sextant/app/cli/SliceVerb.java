// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.joml.Vector3d;
import org.jspecify.annotations.Nullable;
import org.sextant.app.view.ShownVolume;
import org.sextant.project.ProjectSnapshot;
import org.sextant.project.json.LayerJson;
import org.sextant.render.picture.Picture;
import org.sextant.render.picture.PictureMetadata;
import org.sextant.render.picture.PngFile;
import org.sextant.render.preset.DefaultWindow;
import org.sextant.render.slice.SliceGrid;
import org.sextant.render.slice.SliceLayer;
import org.sextant.render.slice.SliceRenderer;
import org.sextant.render.slice.SliceSpec;
import org.sextant.world.error.SextantException;
import org.sextant.world.length.Length;
import org.sextant.world.scene.LabelNode;
import org.sextant.world.scene.VolumeNode;
import org.sextant.world.scene.World;
import org.sextant.world.view.Rgba;
import org.sextant.world.view.SlicePlane;
import org.sextant.world.view.ValueWindow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sextant slice}. */
@Command(
        name = "slice",
        description =
                "Make a flat picture of a plane through volumes, at an exact size of its pixels. Along the voxels, and"
                        + " at their size (the default), each pixel is a voxel.",
        footer = {
            "",
            "Examples:",
            "  sextant slice sample.sextant --show nano -o middle.png",
            "  sextant slice sample.sextant --show uct=0..255 --axis y --at 40um --scale-bar --colour-bars -o y40.png",
            "  sextant slice sample.sextant --show uct --show nano=0..65535,viridis --normal 1,1,0 --pitch 100nm \\",
            "      --size 1200x900 --depth 16 -o oblique.png"
        })
final class SliceVerb extends Verb {
    @Parameters(paramLabel = "PROJECT", description = "The project folder.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PNG",
            required = true,
            description = "The picture to write.")
    @SuppressWarnings("NullAway.Init")
    private Path output;

    @Option(
            names = "--show",
            required = true,
            paramLabel = "VOLUME[=LOW..HIGH[,MAP[,OPACITY]]]",
            description =
                    "A volume and its window of values; the first is the lowest. Default window: nearly all values.")
    private List<ShownVolume> shown = new ArrayList<>();

    @Option(names = "--labels", paramLabel = "NAME", description = "Objects of a label volume on top.")
    private List<String> labels = new ArrayList<>();

    @Mixin
    private SlicePlaneOptions plane = new SlicePlaneOptions();

    @Option(
            names = "--pitch",
            paramLabel = "LENGTH",
            description = "Edge of a pixel; default: the first volume's voxel.")
    private @Nullable Length pitch;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            description = "Pixels about the plane's middle; default: as many as the first volume needs.")
    private @Nullable PictureSize size;

    @Option(names = "--background", paramLabel = "COLOUR", description = "Where nothing is; default transparent.")
    private Rgba background = Rgba.TRANSPARENT;

    @Option(names = "--depth", paramLabel = "BITS", description = "Bits per channel: 8 (default) or 16.")
    private ChannelDepth depth = new ChannelDepth(8);

    @Option(names = "--scale-bar", description = "Draw a length at the lower right.")
    private boolean scaleBar;

    @Option(names = "--colour-bars", description = "Draw the scales of values at the upper right.")
    private boolean colourBars;

    @Option(names = "--overwrite", description = "Replace the picture if it exists.")
    private boolean overwrite;

    @Mixin
    private Work work = new Work();

    SliceVerb(Console console) {
        super(console);
    }

    @Override
    Result perform() throws Exception {
        PictureFile.check(output, overwrite);
        ProjectSnapshot project = ProjectSnapshot.read(folder);
        ProjectVerb.tellNotices(console(), project.notices());
        World world = project.world();
        return work.run(console(), w -> {
            try (ProjectVolumes volumes = new ProjectVolumes(project.inputs())) {
                List<SliceLayer> layers = layers(world, volumes);
                SliceLayer.Values first = (SliceLayer.Values) layers.get(0);
                SliceGrid grid = grid(world, first.volume(), first.window());
                SliceSpec spec = new SliceSpec(grid, layers, background, depth.bits(), scaleBar, colourBars);
                Picture picture = new SliceRenderer(volumes::open).render(world, spec, w);
                double pixelUm = SliceRenderer.pixelUm(world.frames(), grid);
                ObjectNode json = json(grid, pixelUm, layers);
                Map<String, String> metadata = new LinkedHashMap<>();
                metadata.put(PictureMetadata.SOFTWARE, Version.text());
                metadata.put(PictureMetadata.PIXEL_UM, Double.toString(pixelUm));
                metadata.put(PictureMetadata.SLICE, json.toString());
                PngFile.write(output, overwrite, picture, metadata);
                json.put("picture", output.toString());
                return new Result(
                        json,
                        String.format(
                                Locale.ROOT,
                                "wrote %s (%d×%d pixels of %s)",
                                output,
                                grid.width(),
                                grid.height(),
                                Length.print(pixelUm)));
            }
        });
    }

    private List<SliceLayer> layers(World world, ProjectVolumes volumes) {
        List<SliceLayer> layers = new ArrayList<>();
        for (ShownVolume s : shown) {
            VolumeNode node = world.volume(s.volume());
            ValueWindow window = s.window().orElseGet(() -> DefaultWindow.of(volumes.open(node)));
            layers.add(new SliceLayer.Values(node, window, s.opacity()));
        }
        for (String name : labels) {
            LabelNode node = world.labels().stream()
                    .filter(l -> l.id().name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new SextantException("there is no label volume '" + name + "'; known are "
                            + world.labels().stream().map(l -> l.id().name()).toList()));
            layers.add(new SliceLayer.Objects(node, node.style()));
        }
        return layers;
    }

    private SliceGrid grid(World world, VolumeNode first, ValueWindow window) {
        SlicePlane p = plane.plane(world, first, window);
        var toPlane = world.frames().transform(first.frame(), p.frame());
        double pitchUm = pitch == null ? voxelUm(first, toPlane.linear().determinant()) : pitch.um();
        SliceGrid all = SliceGrid.covering(p, first.grid(), toPlane, pitchUm);
        return size == null ? all : SliceGrid.about(p, all.middleUm(), pitchUm, size.width(), size.height());
    }

    /** The shortest edge of a voxel, in the plane's frame. */
    private static double voxelUm(VolumeNode volume, double determinant) {
        Vector3d edges = volume.grid().spacingUm();
        return Math.min(edges.x, Math.min(edges.y, edges.z)) * Math.cbrt(Math.abs(determinant));
    }

    private static ObjectNode json(SliceGrid grid, double pixelUm, List<SliceLayer> layers) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("width", grid.width()).put("height", grid.height()).put("pixelUm", pixelUm);
        json.put("frame", grid.frame().name());
        json.set("firstUm", VolumeReport.array(grid.firstUm()));
        json.set("right", VolumeReport.array(grid.right()));
        json.set("down", VolumeReport.array(grid.down()));
        ArrayNode list = json.putArray("layers");
        for (SliceLayer layer : layers) {
            if (layer instanceof SliceLayer.Values v) {
                ObjectNode n = list.addObject().put("volume", v.volume().id().name());
                n.set("window", LayerJson.of(v.window()));
                n.put("opacity", v.opacity());
            } else {
                list.addObject()
                        .put(
                                "labels",
                                ((SliceLayer.Objects) layer).labels().id().name());
            }
        }
        return json;
    }
}
