// SPDX-License-Identifier: Apache-2.0
package org.sextant.plugin.hdf5.file;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.dataset.CompactDataset;
import io.jhdf.dataset.chunked.ChunkedDatasetBase;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessageV4;
import io.jhdf.object.message.FilterPipelineMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sextant.world.error.DataException;

/**
 * A data set: its shape and type, and its numbers box by box. Axes are in the file's order, the last one fastest.
 *
 * <p>Threads: any.
 */
public final class Hdf5Dataset implements Hdf5Node {
    private static final int MOST_CHUNK_BYTES = Integer.MAX_VALUE - 1024;

    /** Longer texts and tables are data, not statements. */
    private static final long MOST_VALUES = 1 << 16;

    private final Hdf5File file;
    private final Dataset dataset;
    private final String path;
    private volatile @Nullable SlabReader reader;

    Hdf5Dataset(Hdf5File file, Dataset dataset, String path) {
        this.file = file;
        this.dataset = dataset;
        this.path = path;
    }

    @Override
    public Hdf5File file() {
        return file;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public List<Hdf5Value> attributes() {
        return Hdf5Value.attributes(file, dataset, path);
    }

    /** Whether it is the same object as another, perhaps under another path. */
    public boolean isSame(Hdf5Dataset other) {
        return file == other.file && dataset.getAddress() == other.dataset.getAddress();
    }

    /** Extent along each axis; none for a single value. */
    public long[] dimensions() {
        return file.guarded(place(), dataset::getDimensionsAsLong);
    }

    /** Empty if it holds no numbers that can be read. */
    public Optional<ElementType> element() {
        return file.guarded(place(), () -> ElementType.of(dataset.getDataType()));
    }

    /** Type and shape as messages show them, for example {@code f32 181×2×640}. */
    public String description() {
        String type = element()
                .map(ElementType::label)
                .orElseGet(() -> file.guarded(
                        place(), () -> dataset.getDataType().getClass().getSimpleName()));
        String shape = Arrays.stream(dimensions()).mapToObj(Long::toString).collect(Collectors.joining("×"));
        return shape.isEmpty() ? type : type + " " + shape;
    }

    /** Extent of a chunk along each axis; null if it is stored in one piece. */
    public int @Nullable [] chunk() {
        return dataset instanceof ChunkedDatasetBase c ? file.guarded(place(), c::getChunkDimensions) : null;
    }

    /**
     * All of a small data set: a text or its numbers.
     *
     * @return empty if it holds neither, or too many
     */
    public Optional<Hdf5Value> value() {
        long n = 1;
        for (long d : dimensions()) {
            n = d < 0 || n > MOST_VALUES ? Long.MAX_VALUE : n * d;
        }
        if (n < 1 || n > MOST_VALUES) {
            return Optional.empty();
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        Object value = element().isPresent() ? numbers((int) n) : texts();
        return value == null ? Optional.empty() : Optional.of(new Hdf5Value(name, value));
    }

    private Object numbers(int n) {
        ElementType e = element().orElseThrow();
        long[] dimensions = dimensions();
        Object values = dimensions.length == 0
                ? single(e)
                : read(
                        new long[dimensions.length],
                        Arrays.stream(dimensions).mapToInt(Math::toIntExact).toArray());
        double[] all = new double[n];
        Arrays.setAll(all, i -> e.value().get(values, i));
        boolean whole = e.wide() || e.value().isInteger();
        if (n == 1) {
            return whole ? (Object) (long) all[0] : (Object) all[0];
        }
        return whole ? Arrays.stream(all).mapToLong(v -> (long) v).toArray() : all;
    }

    private Object single(ElementType e) {
        return file.guarded(place(), () -> {
            if (dataset instanceof ContiguousDataset c && !c.isEmpty()) {
                return e.decode(file.storage().map(c.getDataAddress(), e.bytes()), 1);
            }
            return dataset instanceof CompactDataset c
                    ? e.decode(c.getDataBuffer(), 1)
                    : e.value().allocate(1);
        });
    }

    private @Nullable Object texts() {
        return file.guarded(place(), () -> {
            Hdf5Value.check(file, place(), dataset.getDimensionsAsLong(), dataset.getDataType());
            Object data = dataset.isCompound() ? null : dataset.getData();
            return data == null ? null : Hdf5Value.simplified(data);
        });
    }

    /**
     * The numbers of a box, last axis fastest, in an array of {@code element().value()}.
     *
     * @throws DataException if they cannot be read or unpacked
     */
    public Object read(long[] start, int[] shape) {
        try {
            return reader().read(start, shape);
        } catch (IOException | ArithmeticException | IndexOutOfBoundsException e) {
            throw new DataException(
                    file.name(),
                    place() + " at " + Arrays.toString(start),
                    "cannot be read: " + e.getMessage(),
                    "The file is damaged or was cut short; copy it again",
                    e);
        }
    }

    /**
     * Checks what the header announces, before anything is read.
     *
     * @throws DataException if it cannot be so, or cannot be unpacked
     */
    public void check() {
        reader();
    }

    private SlabReader reader() {
        SlabReader r = reader;
        if (r == null) {
            r = opened();
            reader = r;
        }
        return r;
    }

    private SlabReader opened() {
        long[] dimensions = dimensions();
        ElementType e = element().orElseThrow(() -> wrong("it holds " + description() + ", not numbers"));
        long total = e.bytes();
        for (long d : dimensions) {
            if (d < 1 || total > Long.MAX_VALUE / 4 / d) {
                throw wrong("its shape " + Arrays.toString(dimensions) + " is empty or absurd");
            }
            total *= d;
        }
        if (dataset instanceof ChunkedDatasetBase c) {
            return chunked(c, dimensions, e);
        }
        if (dataset instanceof CompactDataset c) {
            ByteBuffer data = file.guarded(place(), c::getDataBuffer);
            return contiguous(
                    dimensions,
                    e,
                    total,
                    data.limit(),
                    (at, n) -> data.duplicate().position((int) at));
        }
        if (dataset instanceof ContiguousDataset c) {
            if (file.guarded(place(), c::isEmpty)) {
                throw wrong("it has no data");
            }
            long start =
                    file.guarded(place(), c::getDataAddress) + file.storage().getUserBlockSize();
            long room = start < 0 ? 0 : Math.max(0, file.bytes().size() - start);
            return contiguous(
                    dimensions, e, total, room, (at, n) -> file.bytes().read(start + at, n));
        }
        throw wrong("its layout " + dataset.getClass().getSimpleName() + " is not known");
    }

    private SlabReader contiguous(
            long[] dimensions, ElementType e, long total, long room, ContiguousSlabs.Bytes bytes) {
        if (total > room) {
            throw wrong("it announces " + total + " bytes, the file has " + room + " from there on");
        }
        return new ContiguousSlabs(bytes, dimensions, e);
    }

    private SlabReader chunked(ChunkedDatasetBase c, long[] dimensions, ElementType e) {
        int[] chunk = file.guarded(place(), c::getChunkDimensions);
        long bytes = e.bytes();
        boolean sound = chunk.length == dimensions.length;
        for (int n : chunk) {
            sound = sound && n > 0 && bytes <= MOST_CHUNK_BYTES / n;
            bytes *= sound ? n : 1;
        }
        if (!sound) {
            throw wrong("chunks of " + Arrays.toString(chunk) + " do not fit its shape " + Arrays.toString(dimensions));
        }
        int chunkBytes = (int) bytes;
        long[] most = file.guarded(place(), c::getMaxSize);
        checkIndex(c, dimensions, most, chunk, chunkBytes);
        ChunkFilters filters = file.guarded(
                place(),
                () -> new ChunkFilters(
                        c.getHeader().hasMessageOfType(FilterPipelineMessage.class)
                                ? c.getHeader()
                                        .getMessageOfType(FilterPipelineMessage.class)
                                        .getFilters()
                                : List.of(),
                        chunkBytes));
        return new ChunkedSlabs(
                file,
                path,
                e,
                chunk,
                filters,
                fill(c),
                () -> file.guarded(
                        place() + ", chunk index", () -> ChunkPlaces.of(c, file.storage(), most, chunk, chunkBytes)));
    }

    /** Indexes without an entry of their own for each chunk, or with one for each possible chunk, must fit into the file. */
    private void checkIndex(ChunkedDatasetBase c, long[] dimensions, long[] most, int[] chunk, int chunkBytes) {
        int kind = file.guarded(place(), () -> ChunkPlaces.kind(c));
        double chunks = 1;
        for (int a = 0; a < chunk.length; a++) {
            chunks *= (double) ((Math.max(most.length > a ? most[a] : 0, dimensions[a]) - 1) / chunk[a] + 1);
        }
        double each = kind == ChunkedDataLayoutMessageV4.IMPLICIT_INDEX ? chunkBytes : 0;
        if (most.length != chunk.length || chunks * each > file.bytes().size()) {
            throw wrong("it announces " + (long) chunks + " chunks, more than the file of "
                    + file.bytes().size() + " bytes can hold");
        }
    }

    private double fill(ChunkedDatasetBase c) {
        Object fill = file.guarded(place() + ", fill value", c::getFillValue);
        return fill instanceof Number n ? n.doubleValue() : 0;
    }

    private String place() {
        return "data set " + path;
    }

    private DataException wrong(String problem) {
        return new DataException(file.name(), place(), problem, "The file is damaged, or choose another data set");
    }
}
