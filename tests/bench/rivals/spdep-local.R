# Gi* and local Moran's I with their z, given neighbours: spdep. The file "which" says the one that is asked.
source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE))), "read.R"))
needs("spdep")
values <- take("values")
first <- take("start")
n <- length(values)
lists <- split(as.integer(take("neighbor")) + 1L, factor(rep(seq_len(n), diff(first)), levels = seq_len(n)))
neighbors <- structure(unname(lists), class = "nb", region.id = as.character(seq_len(n)), call = match.call, sym = TRUE)
if (take("which") == 1) {
  weights <- nb2listw(include.self(neighbors), style = "B")
  timed <- best_of(3, function() localG(values, weights))
  give("z", timed$found)
  say(timed$ms, "spdep", "localG")
} else {
  weights <- nb2listw(neighbors, style = "W")
  timed <- best_of(3, function() localmoran(values, weights))
  give("z", timed$found[, "Z.Ii"])
  say(timed$ms, "spdep", "localmoran")
}
