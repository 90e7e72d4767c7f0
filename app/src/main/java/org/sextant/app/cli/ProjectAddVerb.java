// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sextant.project.Project;
import org.sextant.world.view.Rgba;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sextant project add}. */
@Command(
        name = "add",
        description = "Add a scan to a project. The file stays where it is; its size and checksum are noted.",
        footer = {
            "",
            "Example:",
            "  sextant project add sample.sextant nano.ome.zarr --name nano --parent uct --pose nano-in-uct.json",
            "",
            "A pose says where the scan's frame lies in its parent's, for example",
            "  {\"translation\": [\"12um\", \"-3.5um\", \"20um\"], \"rotation\": {\"axis\": [0, 0, 1], \"angleDeg\": 30},",
            "   \"covariance\": {\"rotationSdDeg\": 0.1, \"shiftSd\": \"0.3um\"}}"
        })
final class ProjectAddVerb extends Verb {
    @Parameters(index = "0", paramLabel = "DIR", description = "The project folder.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "The scan: a file, a folder of images, an OME-Zarr folder.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--name", paramLabel = "N", required = true, description = "The name of the volume and its frame.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Option(names = "--parent", paramLabel = "N", description = "The volume or frame it is placed in; default: world.")
    private String parent = "world";

    @Option(
            names = "--pose",
            paramLabel = "POSE.json",
            description = "Where it lies in its parent; default: at the parent's origin.")
    private @Nullable Path pose;

    @Option(
            names = "--colour",
            paramLabel = "#RRGGBB",
            description = "Its colour in pictures; default: the next of a palette.")
    private @Nullable Rgba colour;

    @Mixin
    private InputOptions input = new InputOptions();

    ProjectAddVerb(Console console) {
        super(console);
    }

    @Override
    Result perform() {
        try (Project project = Project.open(folder)) {
            ProjectVerb.tellNotices(console(), project.notices());
            AddedScan scan = new AddedScan(file, name, parent, pose, input.settings(), colour);
            VolumeReport report = scan.addTo(project);
            project.save();
            ObjectNode json = report.json();
            json.remove("metadata");
            json.put("name", name).put("parent", parent).put("project", folder.toString());
            return new Result(json, "added " + name + " in " + parent + System.lineSeparator() + report.summary());
        }
    }
}
