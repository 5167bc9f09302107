package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Practice;
import app.fovea.world.Rest;
import org.junit.jupiter.api.Test;

/** A frame is found by what is printed on it, and only in the practice that sells it. */
class FramesByBarcodeIT {
    private final Rest northgate = Practice.northgate().as(DISPENSING_OPTICIAN);
    private final Rest harbour = Practice.harbour().as(DISPENSING_OPTICIAN);

    @Test
    void theNumberOfTheBarcodeFindsTheOneFrameThatHasIt() {
        String frame = northgate.get("/api/catalogue/frames?limit=1").expect(200).text("/items/0/id");
        String barcode = northgate.get("/api/catalogue/frames?limit=1").expect(200).text("/items/0/barcode");
        assertThat(barcode).matches("\\d{14}");

        for (String printed : new String[] {barcode, barcode.substring(1)}) {
            assertThat(northgate.get("/api/catalogue/frames?q=" + printed).expect(200).texts("/items", "/id")).as(printed).containsExactly(frame);
            assertThat(harbour.get("/api/catalogue/frames?q=" + printed).expect(200).texts("/items", "/id")).as(printed + " in another practice").isEmpty();
        }
    }

    @Test
    void aNumberThatIsMisreadFindsNothing() {
        String barcode = northgate.get("/api/catalogue/frames?limit=1").expect(200).text("/items/0/barcode");
        String misread = barcode.substring(0, 13) + (barcode.charAt(13) - '0' + 1) % 10;

        assertThat(northgate.get("/api/catalogue/frames?q=" + misread).expect(200).texts("/items", "/id")).isEmpty();
    }
}
