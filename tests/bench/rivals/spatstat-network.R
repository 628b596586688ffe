# Density along a network by the equal-split kernel, at the events themselves: spatstat.linnet.
source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE))), "read.R"))
needs("spatstat.linnet")
x <- take("x")
y <- take("y")
# Corners keep the order in which they are given; a window of their size holds them all.
corners <- ppp(x, y, window = owin(range(x), range(y)))
network <- linnet(corners, edges = cbind(take("from"), take("to")) + 1)
events <- lpp(data.frame(seg = take("edge") + 1, tp = take("along")), network)
continuous <- take("continuous") == 1
# The half-width of Epanechnikov's kernel is √5 of its standard deviation.
sigma <- take("bandwidth") / sqrt(5)
timed <- best_of(1, function() densityEqualSplit(
  events, sigma = sigma, kernel = "epanechnikov", continuous = continuous, at = "points", leaveoneout = FALSE, verbose = FALSE, epsilon = 1e-9
))
give("density", timed$found)
say(timed$ms, "spatstat.linnet", "densityEqualSplit")
