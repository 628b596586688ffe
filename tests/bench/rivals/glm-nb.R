# Negative-binomial regression with constant overdispersion: MASS::glm.nb.
source(file.path(dirname(sub("--file=", "", grep("--file=", commandArgs(), value = TRUE))), "read.R"))
needs("MASS")
sites <- data.frame(y = take("counts"), a = take("first"), b = take("second"), c = take("third"))
timed <- best_of(3, function() glm.nb(y ~ a + b + c, data = sites))
give("coefficients", c(coef(timed$found), 1 / timed$found$theta))
say(timed$ms, "MASS", "glm.nb")
