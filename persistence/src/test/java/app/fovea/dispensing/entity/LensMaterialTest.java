package app.fovea.dispensing.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file could be changed by a slip of the hand: here stand the typical catalogue values once more. */
class LensMaterialTest {
    @ParameterizedTest(name = "{0}")
    @DisplayName("C7: a material has its index, Abbe number, density and thinnest middle")
    @CsvSource({"CR-39, 1.498, 58, 1.32, 2.0", "Trivex, 1.53, 44, 1.11, 1.3", "Polycarbonate, 1.586, 30, 1.20, 1.5", "MR-8, 1.60, 41, 1.30, 1.5", "MR-10, 1.67, 32, 1.37, 1.3",
        "MR-174, 1.74, 33, 1.47, 1.2", "Crown glass, 1.523, 59, 2.54, 2.0"})
    void a_material_has_its_index_abbe_number_density_and_thinnest_middle(String name, double index, double abbe, double density, double minCentre) {
        LensMaterial material = LensMaterial.all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();

        assertThat(material).extracting(LensMaterial::index, LensMaterial::abbe, LensMaterial::density, LensMaterial::minCentre).containsExactly(index, abbe, density, minCentre);
    }

    @Test
    void there_is_no_material_beside_these() {
        assertThat(LensMaterial.all()).hasSize(7);
    }
}
