package app.fovea.outside.tenancy;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A call that the shipped API answers, found in the classes of the EAR.
 *
 * @param name {@code PUT exams/{id}}
 * @param ids  what a caller may put in that names something: of the path, of the query, of headers, and of the body by its fields
 */
record ResourceMethod(String name, Set<String> ids) {
    /** Every header that a method reads may name something, but for these. */
    private static final Set<String> NAMELESS_HEADERS = Set.of("Authorization", "If-Match");

    static List<ResourceMethod> all() {
        java.nio.file.Path classes = unpackedWebClasses();
        try (Stream<java.nio.file.Path> files = Files.walk(classes);
             URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, ResourceMethod.class.getClassLoader())) {
            return files.filter(file -> file.toString().endsWith(".class"))
                .map(file -> classes.relativize(file).toString().replaceFirst("\\.class$", "").replace('/', '.'))
                .map(name -> load(loader, name))
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()).flatMap(method -> of(type, method).stream()))
                .sorted((one, other) -> one.name.compareTo(other.name)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ResourceMethod> of(Class<?> type, Method method) {
        return Arrays.stream(method.getAnnotations()).map(Annotation::annotationType).map(each -> each.getAnnotation(HttpMethod.class)).filter(each -> each != null).findFirst()
            .map(http -> new ResourceMethod(http.value() + " " + path(type, method), Arrays.stream(method.getParameters()).flatMap(ResourceMethod::idsOf).collect(Collectors.toCollection(TreeSet::new))));
    }

    private static String path(Class<?> type, Method method) {
        return Stream.of(type.getAnnotation(Path.class), method.getAnnotation(Path.class)).filter(path -> path != null).map(Path::value).filter(path -> !path.isEmpty())
            .collect(Collectors.joining("/"));
    }

    private static Stream<String> idsOf(Parameter parameter) {
        if (parameter.getType().isEnum()) {
            return Stream.empty(); // The program's own words name nobody's row.
        }
        if (parameter.isAnnotationPresent(PathParam.class)) {
            return Stream.of(parameter.getAnnotation(PathParam.class).value());
        }
        if (parameter.isAnnotationPresent(QueryParam.class)) {
            String name = parameter.getAnnotation(QueryParam.class).value();
            return name.endsWith("Id") || name.equals("after") || parameter.getType() == UUID.class ? Stream.of(name) : Stream.empty();
        }
        if (parameter.isAnnotationPresent(HeaderParam.class)) {
            String name = parameter.getAnnotation(HeaderParam.class).value();
            return NAMELESS_HEADERS.contains(name) ? Stream.empty() : Stream.of(name);
        }
        return parameter.isAnnotationPresent(Context.class) ? Stream.empty() : idsIn("", parameter.getParameterizedType());
    }

    private static Stream<String> idsIn(String field, Type type) {
        if (type == UUID.class) {
            return Stream.of(field);
        }
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments()).flatMap(argument -> idsIn(field, argument));
        }
        return type instanceof Class<?> record && record.isRecord()
            ? Arrays.stream(record.getRecordComponents()).flatMap((RecordComponent each) -> idsIn(field.isEmpty() ? each.getName() : field + "." + each.getName(), each.getGenericType()))
            : Stream.empty();
    }

    private static Class<?> load(ClassLoader loader, String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static java.nio.file.Path unpackedWebClasses() {
        try {
            java.nio.file.Path directory = Files.createTempDirectory(Files.createDirectories(java.nio.file.Path.of(System.getProperty("fovea.scratch"))), "web-classes");
            try (ZipInputStream ear = new ZipInputStream(Files.newInputStream(java.nio.file.Path.of(System.getProperty("fovea.ear"))))) {
                for (ZipEntry module = ear.getNextEntry(); module != null; module = ear.getNextEntry()) {
                    if (module.getName().endsWith(".war")) {
                        unpack(new ZipInputStream(ear), directory);
                    }
                }
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(ZipInputStream war, java.nio.file.Path directory) throws IOException {
        String classes = "WEB-INF/classes/";
        for (ZipEntry entry = war.getNextEntry(); entry != null; entry = war.getNextEntry()) {
            if (entry.getName().startsWith(classes) && entry.getName().endsWith(".class")) {
                java.nio.file.Path file = directory.resolve(entry.getName().substring(classes.length()));
                Files.createDirectories(file.getParent());
                Files.copy((InputStream) war, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
