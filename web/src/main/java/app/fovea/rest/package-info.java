/** What every REST resource shares: how JSON is read and written, how errors are told, who may come in. */
package app.fovea.rest;
