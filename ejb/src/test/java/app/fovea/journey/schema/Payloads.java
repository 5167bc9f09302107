package app.fovea.journey.schema;

import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JourneyEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/** The payload record of every event, found among the compiled classes of {@code boundary.event}: nobody keeps a list. */
final class Payloads {
    private static final Path CLASSES = Path.of("target/classes");

    private Payloads() {
    }

    static Map<EventType, Class<? extends Record>> all() {
        Map<EventType, Class<? extends Record>> payloads = new EnumMap<>(EventType.class);
        try (Stream<Path> files = Files.walk(CLASSES)) {
            files.map(file -> CLASSES.relativize(file).toString()).filter(name -> name.matches(".*/boundary/event/[A-Za-z]+\\.class")).sorted().map(Payloads::load)
                .filter(type -> type.isRecord() && JourneyEvent.class.isAssignableFrom(type)).forEach(type -> {
                    Class<? extends Record> payload = type.asSubclass(Record.class);
                    Class<?> other = payloads.put(((JourneyEvent) empty(payload)).type(), payload);
                    if (other != null) {
                        throw new IllegalStateException(payload + " and " + other + " both say that they are the payload of one event");
                    }
                });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return payloads;
    }

    private static Class<?> load(String file) {
        try {
            return Class.forName(file.replace('/', '.').replaceFirst("\\.class$", ""));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Only to ask which event it is the payload of. */
    private static Record empty(Class<? extends Record> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        // An array's fresh element is the type's nothing: 0, false or null.
        Object[] nothings = Arrays.stream(types).map(each -> Array.get(Array.newInstance(each, 1), 0)).toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(nothings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made of nothing", e);
        }
    }
}
