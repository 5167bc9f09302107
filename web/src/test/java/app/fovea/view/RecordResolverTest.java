package app.fovea.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.el.FunctionMapper;
import jakarta.el.PropertyNotWritableException;
import jakarta.el.VariableMapper;
import org.junit.jupiter.api.Test;

class RecordResolverTest {
    private final RecordResolver resolver = new RecordResolver();
    private final ELContext context = new Context();

    public record Person(String given, String family) {
        public String name() {
            return given + " " + family;
        }
    }

    @Test
    void readsAComponentOfARecord() {
        assertThat(resolver.getValue(context, new Person("Asha", "Patel"), "family")).isEqualTo("Patel");
        assertThat(context.isPropertyResolved()).isTrue();
    }

    @Test
    void readsARecordsOtherQuestions() {
        assertThat(resolver.getValue(context, new Person("Asha", "Patel"), "name")).isEqualTo("Asha Patel");
    }

    @Test
    void leavesEverythingElseToTheOthers() {
        assertThat(resolver.getValue(context, new Person("Asha", "Patel"), "age")).isNull();
        assertThat(resolver.getValue(context, "no record", "length")).isNull();
        assertThat(context.isPropertyResolved()).isFalse();
    }

    @Test
    void writesNothing() {
        assertThatThrownBy(() -> resolver.setValue(context, new Person("Asha", "Patel"), "given", "Ana")).isInstanceOf(PropertyNotWritableException.class);
    }

    private static final class Context extends ELContext {
        @Override
        public ELResolver getELResolver() {
            return null;
        }

        @Override
        public FunctionMapper getFunctionMapper() {
            return null;
        }

        @Override
        public VariableMapper getVariableMapper() {
            return null;
        }
    }
}
