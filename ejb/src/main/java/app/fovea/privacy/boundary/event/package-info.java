/** What privacy tells the house. */
package app.fovea.privacy.boundary.event;
