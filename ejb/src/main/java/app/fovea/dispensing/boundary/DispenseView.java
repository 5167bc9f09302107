package app.fovea.dispensing.boundary;

import app.fovea.billing.entity.Discount;
import app.fovea.billing.entity.Quote;
import app.fovea.billing.entity.Voucher;
import app.fovea.catalogue.entity.FrameSize;
import app.fovea.dispensing.entity.Centration;
import app.fovea.dispensing.entity.CentredBy;
import app.fovea.dispensing.entity.DispenseProblem;
import app.fovea.dispensing.entity.Measurements;
import app.fovea.dispensing.entity.OwnFrame;
import app.fovea.dispensing.entity.PrismImbalance;
import app.fovea.exam.entity.Recommendation;
import app.fovea.prescription.entity.SpectaclePrescription;
import app.fovea.prescription.entity.Use;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A sale as far as it has come.
 *
 * @param dispenserId who has it: who began it or took it over, and once it is sold who sold it
 * @param step        the first step that still has something blocking in it: lenses, treatments, measurements, checkout; done when it is sold
 * @param goesOnAt    where it goes on at the desk: exam, or one of those steps; done when it is sold
 * @param problems    what stands against it, the steps in order
 * @param quote       what it costs by the catalogue as it is now; of a sold one, as it was
 * @param discount    what is taken off the price and why; null for nothing
 * @param vouchers    what the health service would pay towards each pair with lenses, if the patient is entitled to it; of a sold one, as it was
 * @param voucherGrounds what entitles to a voucher; empty where there is none to have
 * @param invoiceId   once it is sold
 * @param examAmendedBy the version of the exam that counts now; null while it is the one that this sale is from
 * @param supervision the registrant who confirmed the sale as it stands; null where nobody did
 */
public record DispenseView(UUID id, long version, UUID patientId, UUID examId, UUID dispenserId, String state, String step, String goesOnAt, LocalDate prescribedOn, LocalDate expiresOn,
                           SpectaclePrescription prescription, Recommendation recommendation, List<PairView> pairs, List<DispenseProblem> problems, Quote quote, Discount discount,
                           List<Voucher> vouchers, List<VoucherGround> voucherGrounds, UUID invoiceId, String invoiceNumber, List<OrderRef> orders, Supervision supervision, UUID examAmendedBy) {

    /**
     * @param frame     and lens as a dispenser says them, null while not chosen
     * @param chosenUse what the seller says a single vision pair is for; null while that is left to the recommendation
     * @param use       what it therefore is for; null for a multifocal pair and while no lens is chosen
     * @param dispensed the powers the pair will be made with
     * @param frameSize the frame's boxed sizes; null while none is chosen
     * @param centredBy by what the lenses are placed in it: the pupils, the pupils when reading, or the segments
     * @param centration where each lens is centred in its rim; eyes without a PD have none
     * @param reading    prism imbalance when reading through the distance part, 8 mm below the optical centres; null for an eye without a power of its own
     */
    public record PairView(int pairNo, UUID frameId, String frame, OwnFrame ownFrame, UUID lensId, String lens, Set<UUID> treatmentIds, List<String> treatments, Measurements measurements,
                           Use chosenUse, Use use, SpectaclePrescription dispensed, FrameSize frameSize, CentredBy centredBy, Centration centration, PrismImbalance reading) {
    }

    /**
     * @param known    true if the practice knows it without asking: the patient's age, or what the lenses are
     * @param possible true if the patient could have it, by age and lenses: a voucher is taken by one of these
     */
    public record VoucherGround(String code, String title, boolean known, boolean possible) {
    }

    /** @param registration as it was when they confirmed */
    public record Supervision(String name, String registration, Instant at) {
    }

    public record OrderRef(UUID id, String number, String stage) {
    }

    public boolean sold() {
        return state.equals("checked_out");
    }
}
