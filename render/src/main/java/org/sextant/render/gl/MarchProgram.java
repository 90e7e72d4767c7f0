// SPDX-License-Identifier: Apache-2.0
package org.sextant.render.gl;

import org.lwjgl.opengl.GL20C;
import org.lwjgl.opengl.GL31C;
import org.lwjgl.opengl.GL43C;
import org.sextant.render.march.Pass;
import org.sextant.shaders.ShaderSource;
import org.sextant.world.error.SextantException;

/** A compiled march. Threads: the context's. */
final class MarchProgram implements AutoCloseable {
    /** Texture units: those before hold the volumes and label volumes. */
    static final int MAX_VOLUMES = 11;

    /** Where there are labels, which leave room for one volume less. */
    static final int LABEL_COLOURS = 10;

    /** Where it is known how much light comes where, which leaves room for one volume less again. */
    static final int LIGHTS = 9;

    static final int PAGES = 11;
    static final int TABLES = 12;
    static final int BRICKS = 13;
    static final int LINE_STARTS = 14;
    static final int LINE_PIECES = 15;
    /** Image units of the compute pass. */
    static final int COLOURS = 0;

    static final int DISTANCES = 1;

    private final GlCensus census;
    private final int program;
    private final int tile;
    private final int firstRow;
    private final int passShift;

    MarchProgram(GlCensus census, ProgramKey key) {
        this.census = census;
        program = GL20C.glCreateProgram();
        census.born();
        try {
            if (key.pass() == GlPass.COMPUTE) {
                attach(GL43C.GL_COMPUTE_SHADER, "march.comp.glsl", "#version 430 core\n", key);
            } else {
                attach(GL20C.GL_VERTEX_SHADER, "screen.vert.glsl", "#version 410 core\n", key);
                attach(GL20C.GL_FRAGMENT_SHADER, "march.frag.glsl", "#version 410 core\n", key);
            }
            GL20C.glLinkProgram(program);
            if (GL20C.glGetProgrami(program, GL20C.GL_LINK_STATUS) == 0) {
                throw new SextantException(
                        "the OpenGL driver cannot link the ray march: " + GL20C.glGetProgramInfoLog(program));
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        tile = GL20C.glGetUniformLocation(program, "tile");
        firstRow = GL20C.glGetUniformLocation(program, "firstRow");
        passShift = GL20C.glGetUniformLocation(program, "passShift");
        wire(key);
    }

    private void attach(int kind, String file, String version, ProgramKey key) {
        ShaderSource source = ShaderSource.of("glsl", file, version + key.definitions(), key.boxes());
        int shader = GL20C.glCreateShader(kind);
        try {
            GL20C.glShaderSource(shader, source.text());
            GL20C.glCompileShader(shader);
            if (GL20C.glGetShaderi(shader, GL20C.GL_COMPILE_STATUS) == 0) {
                throw new SextantException("the OpenGL driver cannot compile " + file + ": "
                        + source.explain(GL20C.glGetShaderInfoLog(shader)));
            }
            GL20C.glAttachShader(program, shader);
        } finally {
            // it lives on as long as the program
            GL20C.glDeleteShader(shader);
        }
    }

    private void wire(ProgramKey key) {
        GL20C.glUseProgram(program);
        for (int i = 0; i < key.boxes(); i++) {
            unit("voxels_" + i, i);
        }
        unit("labelColours", LABEL_COLOURS);
        unit("lights", LIGHTS);
        unit("pages", PAGES);
        unit("tables", TABLES);
        unit("bricks", BRICKS);
        unit("lineStarts", LINE_STARTS);
        unit("linePieces", LINE_PIECES);
        unit("colours", COLOURS);
        unit("distances", DISTANCES);
        int block = GL31C.glGetUniformBlockIndex(program, "Scene");
        if (block != GL31C.GL_INVALID_INDEX) {
            GL31C.glUniformBlockBinding(program, block, 0);
        }
        GlError.check("set up the ray march");
    }

    private void unit(String name, int unit) {
        int location = GL20C.glGetUniformLocation(program, name);
        if (location >= 0) {
            GL20C.glUniform1i(location, unit);
        }
    }

    void use() {
        GL20C.glUseProgram(program);
    }

    /** Where in a sample the rays look, and by how much their steps are shifted. */
    void setPass(Pass p) {
        GL20C.glUniform3f(passShift, (float) p.x(), (float) p.y(), (float) p.step());
    }

    /** Which samples come next: those of a tile from one of its rows on. */
    void setTile(Tile t, int row) {
        GL20C.glUniform4i(tile, t.left(), t.top(), t.width(), t.height());
        if (firstRow >= 0) {
            GL20C.glUniform1i(firstRow, row);
        }
    }

    @Override
    public void close() {
        GL20C.glDeleteProgram(program);
        census.gone();
    }
}
