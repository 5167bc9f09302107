/**
 * The practices of the demonstration, told from a fixed seed and dated relative to the day on which they are told.
 *
 * <p>{@link app.fovea.tenancy.provisioning.demo.DemoPractice} is what is decided; {@code Neighbourhood} makes its people,
 * {@code Census} says who stands where today and when they came before, {@code Chronicle} tells visit by visit what happened
 * ({@code Eyes}, {@code Examination}, {@code Optician}, {@code Till}, {@code Workshop} know how), {@code Journal} draws the
 * events from that, and {@code StoryWriter} writes it all down. Only the last one knows the database, so that everything
 * before it is tested without one.
 *
 * <p>What the house has rules for is decided by those rules: what fits, what it costs, when a job is released and promised,
 * where it may go. Nobody in it exists: e-mail ends in {@code .example}, telephone numbers are Ofcom's for drama, NHS numbers
 * begin with 999, postcodes with letters that no British one begins with.
 */
package app.fovea.tenancy.provisioning.demo;
