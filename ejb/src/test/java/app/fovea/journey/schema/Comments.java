package app.fovea.journey.schema;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the Javadoc of a record says of it and of its components, read from the source: a schema's descriptions are written in one place. */
final class Comments {
    private static final List<Path> SOURCES = List.of(Path.of("src/main/java"), Path.of("../persistence/src/main/java"));

    private final Map<String, Comment> byClass = new HashMap<>();

    /** @param parameters what stands behind {@code @param}, by the component's name */
    record Comment(String text, Map<String, String> parameters) {
    }

    Comment of(Class<?> type) {
        return byClass.computeIfAbsent(type.getName(), name -> read(type));
    }

    private static Comment read(Class<?> type) {
        Class<?> outermost = type;
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(source(outermost)));
            DocTrees trees = DocTrees.instance(task);
            Map<String, Comment> found = new HashMap<>();
            for (CompilationUnitTree unit : task.parse()) {
                new TreePathScanner<Void, Void>() {
                    @Override
                    public Void visitClass(ClassTree node, Void nothing) {
                        DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
                        if (comment != null) {
                            found.put(node.getSimpleName().toString(), comment(comment));
                        }
                        return super.visitClass(node, nothing);
                    }
                }.scan(unit, null);
            }
            return found.getOrDefault(type.getSimpleName(), new Comment("", Map.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path source(Class<?> type) {
        String file = type.getName().replace('.', '/') + ".java";
        return SOURCES.stream().map(root -> root.resolve(file)).filter(Files::exists).findFirst()
            .orElseThrow(() -> new IllegalStateException("no source of " + type.getName() + " in " + SOURCES));
    }

    private static Comment comment(DocCommentTree comment) {
        Map<String, String> parameters = comment.getBlockTags().stream().filter(ParamTree.class::isInstance).map(ParamTree.class::cast)
            .collect(Collectors.toMap(param -> param.getName().getName().toString(), param -> text(param.getDescription())));
        return new Comment(text(comment.getFullBody()), parameters);
    }

    private static String text(List<? extends DocTree> parts) {
        return parts.stream().map(Comments::plain).collect(Collectors.joining()).replaceAll("\\s+", " ").strip();
    }

    private static String plain(DocTree part) {
        if (part instanceof LiteralTree literal) {
            return literal.getBody().getBody();
        }
        if (part instanceof LinkTree link) {
            return link.getReference().getSignature().replaceFirst("^.*[.#]", "");
        }
        if (part instanceof TextTree text) {
            return text.getBody();
        }
        return part.getKind() == DocTree.Kind.START_ELEMENT || part.getKind() == DocTree.Kind.END_ELEMENT ? " " : part.toString();
    }
}
