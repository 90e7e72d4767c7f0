// SPDX-License-Identifier: Apache-2.0
package org.sextant.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.sextant.project.Project;
import org.sextant.project.json.ViewJson;
import org.sextant.world.edit.WorldEdit;
import org.sextant.world.view.View;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sextant project view}. */
@Command(
        name = "view",
        description =
                "Store a view in the project under a name, for render, slice and movie; one of that name is replaced.",
        footer = {
            "",
            "Examples:",
            "  sextant project view sample.sextant --name cut --cutaway nano --light occlusion=0.5",
            "  sextant project view sample.sextant --name fig2 --view figure.png"
        })
final class ProjectViewVerb extends Verb {
    @Parameters(paramLabel = "DIR", description = "The project folder.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--name", paramLabel = "N", required = true, description = "The name of the view.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            description = "Pictures of which shape it is framed for; default 1200x900.")
    private PictureSize size = new PictureSize(1200, 900);

    @Mixin
    private ViewOptions view = new ViewOptions();

    ProjectViewVerb(Console console) {
        super(console);
    }

    @Override
    Result perform() {
        try (Project project = Project.open(folder)) {
            ProjectVerb.tellNotices(console(), project.notices());
            View stored = view.choice().in(project.world(), size).withName(name);
            project.model().apply(new WorldEdit.PutView(stored));
            project.save();
            ObjectNode json = ProjectVerb.json(folder, project.world());
            json.set("view", ViewJson.of(stored));
            return new Result(json, "stored the view '" + name + "'");
        }
    }
}
