/**
 * What differs by nation and changes with time: the law of a country as dated data. One file a country beside this package
 * ({@code GB.json}); each rule reads its section of it as a record of its own. Another country is another file.
 *
 * <p>Where a source gives no day, an entry begins on 1 January 2000, before anything that this program records.
 */
package app.fovea.law.entity;
