package app.fovea.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The compiled modules that ship. */
final class House {
    private static final Map<Module, JavaClasses> CLASSES = new EnumMap<>(Module.class);

    enum Module {
        PERSISTENCE("persistence"), EJB("ejb"), WEB("web"), TENANT_PROVISIONING("tenant-provisioning");

        private final String directory;

        Module(String directory) {
            this.directory = directory;
        }

        Path path() {
            return Path.of(System.getProperty("basedir", "."), "..", directory, "target", "classes").toAbsolutePath().normalize();
        }

        JavaClasses classes() {
            return CLASSES.computeIfAbsent(this, module -> {
                if (!Files.isDirectory(module.path())) {
                    throw new AssertionError("There are no classes in " + module.directory + ": build it first.");
                }
                return new ClassFileImporter().importPath(module.path());
            });
        }
    }

    private House() {
    }

    static JavaClasses whole() {
        return new ClassFileImporter().importPaths(Arrays.stream(Module.values()).map(Module::path).toList());
    }

    static Optional<Module> moduleOf(JavaClass type) {
        return Arrays.stream(Module.values()).filter(module -> module.classes().contain(type.getName())).findFirst();
    }

    /** {@code patient} of {@code app.fovea.patient.boundary}. */
    static String capabilityOf(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.");
        return parts.length > 2 ? parts[2] : "";
    }
}
