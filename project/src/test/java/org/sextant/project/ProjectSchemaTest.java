// SPDX-License-Identifier: Apache-2.0
package org.sextant.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sextant.world.edit.WorldEdit;

/** The schema that is shipped says what is written. */
class ProjectSchemaTest {
    @TempDir
    Path temp;

    private JsonSchema schema;

    @BeforeEach
    void load() throws IOException {
        try (InputStream in = Project.class.getResourceAsStream("project-schema-1.json")) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }
    }

    private JsonNode saved() throws IOException {
        Path folder = temp.resolve("p.sextant");
        try (Project p = Project.create(folder)) {
            SampleWorld.edits().forEach(p.model()::apply);
            p.model().apply(new WorldEdit.PutView(SampleWorld.fullView()));
            SampleWorld.annotations().forEach(a -> p.model().apply(new WorldEdit.PutAnnotation(a)));
            p.model().apply(new WorldEdit.AddComputation(SampleWorld.computation(), List.of()));
            p.save();
        }
        return new ObjectMapper().readTree(folder.resolve("project.json").toFile());
    }

    @Test
    void whatIsSavedFitsTheSchema() throws IOException {
        assertThat(schema.validate(saved())).isEmpty();
    }

    @Test
    void theSchemaFindsWhatIsWrong() throws IOException {
        for (String pointer : new String[] {
            "/world/frames/0/toParent/matrix",
            "/world/volumes/0/source/bytes",
            "/world/views/1/camera/projection/heightUm",
            "/world/landmarks/0/at/covarianceUm2",
            "/world/labels/0/grid/size",
            "/world/boxes/0/colour",
            "/world/annotations/0/at",
            "/world/computations/0/inputs/mask/bytes",
            "/world/computations/0/numbers/0/value",
            "/world/annotations/1/toUm",
            "/version"
        }) {
            JsonNode tree = saved();
            int cut = pointer.lastIndexOf('/');
            ObjectNode parent = (ObjectNode) (cut == 0 ? tree : tree.at(pointer.substring(0, cut)));
            parent.put(pointer.substring(cut + 1), "wrong");
            assertThat(schema.validate(tree)).as(pointer).isNotEmpty();
            parent.remove(pointer.substring(cut + 1));
            assertThat(schema.validate(tree)).as(pointer + " removed").isNotEmpty();
            org.sextant.volume.work.AtomicOutput.delete(temp.resolve("p.sextant"));
        }
    }
}
