package app.fovea.tenancy.provisioning.demo;

import java.util.Map;

/**
 * What distinguishes one practice from another.
 *
 * @param communities   where its families come from, by weight
 * @param adultAges     oldest age of a band → its weight; a band begins where the one before ends
 * @param families      share of households with children
 * @param couples       share of households of two
 * @param streets       which line of the street names is its own
 * @param benefits      share of adults whose income entitles them to a voucher
 * @param plainTaste    how much buyers prefer the cheaper of what suits them, 0 to 1
 * @param sightImpaired how many of its patients are registered sight impaired
 * @param openJobs      how many jobs stand in each stage today
 */
record Clientele(Map<String, Double> communities, Map<Integer, Double> adultAges, double families, double couples, int streets,
                 double benefits, double plainTaste, int sightImpaired, Map<String, Integer> openJobs) {
}
