package app.fovea.privacy.control;

import app.fovea.privacy.entity.AboutPatient;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Hangs before what a use case answers: in lists, pages and the records that hold these it finds what is {@link AboutPatient}, and hides whom the caller may not see. */
final class Curtain {
    private static final Map<Class<?>, Optional<Shape>> SHAPES = new ConcurrentHashMap<>();

    /** A record that holds some. @param tells which of its components do */
    private record Shape(Constructor<?> constructor, RecordComponent[] components, boolean[] tells) {
    }

    private Curtain() {
    }

    /** @param hidden tells which of these patients the caller may not see; asked at most once, and not at all where nobody is told of */
    static Object before(Object answer, Function<Collection<UUID>, Set<UUID>> hidden) {
        List<UUID> told = new ArrayList<>();
        walk(answer, item -> {
            told.add(item.patientId());
            return item;
        });
        Set<UUID> unseen = told.isEmpty() ? Set.of() : hidden.apply(told.stream().filter(Objects::nonNull).distinct().toList());
        return unseen.isEmpty() ? answer : walk(answer, item -> item.patientId() != null && unseen.contains(item.patientId()) ? (AboutPatient<?>) item.fromOutside() : item);
    }

    private static Object walk(Object value, UnaryOperator<AboutPatient<?>> each) {
        if (value instanceof AboutPatient<?> item) {
            return each.apply(item);
        }
        if (value instanceof List<?> list) {
            List<Object> walked = new ArrayList<>(list.size());
            boolean changed = false;
            for (Object item : list) {
                Object seen = walk(item, each);
                changed |= seen != item;
                walked.add(seen);
            }
            walked.removeIf(Objects::isNull);
            return changed ? List.copyOf(walked) : list;
        }
        if (value instanceof Optional<?> maybe) {
            return maybe.map(item -> walk(item, each));
        }
        if (value instanceof Record whole) {
            return shape(whole.getClass()).map(shape -> walk(whole, shape, each)).orElse(whole);
        }
        return value;
    }

    private static Object walk(Record whole, Shape shape, UnaryOperator<AboutPatient<?>> each) {
        try {
            Object[] values = new Object[shape.components().length];
            boolean changed = false;
            for (int i = 0; i < values.length; i++) {
                Object before = shape.components()[i].getAccessor().invoke(whole);
                values[i] = shape.tells()[i] ? walk(before, each) : before;
                changed |= values[i] != before;
            }
            return changed ? shape.constructor().newInstance(values) : whole;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot look into " + whole.getClass().getName(), e);
        }
    }

    private static Optional<Shape> shape(Class<?> type) {
        return SHAPES.computeIfAbsent(type, Curtain::look);
    }

    private static Optional<Shape> look(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        boolean[] tells = new boolean[components.length];
        boolean any = false;
        for (int i = 0; i < components.length; i++) {
            tells[i] = mayTell(components[i].getGenericType(), new HashSet<>());
            any |= tells[i];
        }
        if (!any) {
            return Optional.empty();
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            Arrays.stream(components).forEach(each -> each.getAccessor().setAccessible(true));
            return Optional.of(new Shape(constructor, components, tells));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its constructor: " + type.getName(), e);
        }
    }

    /** Whether something of this type can tell of a patient, as far as its declaration says: of a board's two thousand cards none is looked into in vain. */
    private static boolean mayTell(Type type, Set<Type> known) {
        if (!known.add(type)) {
            return false;
        }
        if (type instanceof TypeVariable) {
            return true;
        }
        if (type instanceof WildcardType wild) {
            return Arrays.stream(wild.getUpperBounds()).anyMatch(each -> mayTell(each, known));
        }
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments()).anyMatch(each -> mayTell(each, known));
        }
        return type instanceof Class<?> plain && (AboutPatient.class.isAssignableFrom(plain)
            || plain.isRecord() && Arrays.stream(plain.getRecordComponents()).anyMatch(each -> mayTell(each.getGenericType(), known)));
    }
}
