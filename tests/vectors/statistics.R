# Makes statistics.json: Rscript tests/vectors/statistics.R > tests/vectors/statistics.json
# Made with R 4.2.2, psych 2.2.9 and survey 4.1-1. Tests read the numbers and do not need R.
suppressMessages({library(psych); library(survey)})

# Answers of 300 people to 7 questions, by the minimal standard generator (Park and Miller 1988): the same whole numbers in
# every language. tests/vectors/made-answers.ts makes the same ones.
state <- 20261121
uniform <- function() { state <<- (state * 16807) %% 2147483647; state / 2147483647 }
bell <- function() { sum <- 0; for (i in 1:12) sum <- sum + uniform(); sum - 6 }
made <- function(people, items) {
  t(sapply(seq_len(people), function(person) {
    trait <- bell()
    sapply(seq_len(items), function(item) {
      lean <- 0.5 + 0.75 * trait + 0.75 * bell() - 0.125 * item
      1 + sum(lean > c(-1.25, -0.5, 0.25, 1.125))
    })
  }))
}
X <- made(300, 7)
V1 <- matrix(c(4,4,5,4,3,4,4, 3,2,3,3,2,3,3, 5,5,5,4,5,5,4, 2,3,2,2,1,3,2, 4,3,4,4,4,4,5, 5,4,4,5,4,5,5, 3,3,4,3,3,2,3,
  1,2,2,1,2,2,1, 4,4,3,4,4,5,4, 5,5,4,5,5,4,5, 3,4,3,3,2,3,4, 4,5,4,4,3,4,4), 12, 7, byrow = TRUE)

feldt <- function(a, n, k) 1 - (1 - a) * qf(c(0.975, 0.025), n - 1, (n - 1) * (k - 1))
# factanal's own objective (Lawley and Maxwell), minimised to the end: its default stops near 1e-5.
omega1 <- function(M) {
  R <- cor(M); k <- ncol(M)
  discrepancy <- function(psi) {
    e <- eigen(R / sqrt(outer(psi, psi)), symmetric = TRUE, only.values = TRUE)$values[-1]
    sum(e - log(e) - 1)
  }
  psi <- nlminb(rep(0.5, k), discrepancy, lower = 0.005, upper = 1, control = list(rel.tol = 1e-15, x.tol = 1e-12, eval.max = 1e5, iter.max = 1e5))$par
  e <- eigen(R / sqrt(outer(psi, psi)), symmetric = TRUE)
  l <- sqrt(psi) * e$vectors[, 1] * sqrt(e$values[1] - 1)
  stopifnot(max(abs(psi - factanal(M, 1)$uniquenesses)) < 1e-3)
  sum(l)^2 / (sum(l)^2 + sum(1 - l^2))
}
reliability <- function(M) {
  a <- alpha(M, check.keys = FALSE)$total$raw_alpha
  list(people = nrow(M), alpha = a, feldt = feldt(a, nrow(M), ncol(M)), omega = omega1(M))
}
# psych's own fit stops sooner; that it agrees is said here once.
stopifnot(abs({ l <- fa(V1, 1, fm = "ml")$loadings[, 1]; sum(l)^2 / (sum(l)^2 + sum(1 - l^2)) } - omega1(V1)) < 1e-6)
stopifnot(abs({ l <- fa(X, 1, fm = "ml")$loadings[, 1]; sum(l)^2 / (sum(l)^2 + sum(1 - l^2)) } - omega1(X)) < 1e-6)

mean_of <- function(M, N) {
  m <- rowMeans(M)
  r <- svymean(~m, d <- svydesign(~1, data = data.frame(m = m, fpc = N), fpc = ~fpc))
  list(members = N, people = length(m), mean = as.numeric(r), deviation = sd(m), standardError = as.numeric(SE(r)),
       interval = as.numeric(confint(r, df = degf(d))))
}
hyper <- function(F, n, N) {
  K <- F:(N - n + F)
  kept <- K[phyper(F, K, N - K, n) > 0.025 + 1e-9 & 1 - phyper(F - 1, K, N - K, n) > 0.025 + 1e-9]
  c(F, n, N, min(kept), max(kept))
}
change <- function(a, b) {
  t <- t.test(b, a)
  se <- unname(t$stderr); df <- unname(t$parameter)
  list(earlier = c(mean(a), sd(a), length(a)), later = c(mean(b), sd(b), length(b)), difference = mean(b) - mean(a),
       degreesOfFreedom = df, p = t$p.value, detectable = (qt(0.975, df) + qt(0.8, df)) * se)
}
# The weights are known variances, so the first p takes 1 for the residual variance that lm estimates.
trend <- function(at, mean, deviation, people) {
  fit <- summary(lm(mean ~ at, weights = people / deviation^2))
  slope <- fit$coefficients[2, 1]; se <- sqrt(fit$cov.unscaled[2, 2])
  list(points = lapply(seq_along(at), function(i) c(at[i], mean[i], deviation[i], people[i])), slope = slope,
       standardError = se, p = 2 * pt(-abs(slope) / se, sum(people - 1)), scatterP = fit$coefficients[2, 4])
}
# Posterior mean of the deviation between groups: flat prior on their mean, half-normal on the deviation.
between <- function(mean, variance, scale) {
  at <- function(tau) {
    w <- 1 / (variance + tau^2)
    exp(sum(dnorm(mean, weighted.mean(mean, w), sqrt(1 / w), log = TRUE)) - log(sum(w)) / 2 - tau^2 / (2 * scale^2))
  }
  over <- function(of) integrate(Vectorize(function(tau) of(tau) * at(tau)), 0, 6 * scale, rel.tol = 1e-11, subdivisions = 2000)$value
  list(groups = lapply(seq_along(mean), function(i) c(mean[i], variance[i])), scale = scale, between = over(identity) / over(function(t) 1))
}
scores <- rowMeans(X)
# How a single question (the last of them) goes with the score of the others; and the interval at two levels.
together <- function(x, y, levels) {
  list(people = length(x), sums = c(sum(x), sum(y), sum(x^2), sum(y^2), sum(x*y)), correlation = cor(x, y),
       intervals = lapply(levels, function(level) c(level, cor.test(x, y, conf.level = 1 - level)$conf.int)))
}
p <- c(0.012, 0.3, 0.04, 0.0004, 0.04, 0.9, 0.02)
set.seed(1)
cases <- t(mapply(function(N) { n <- sample(N, 1); c(sample(0:n, 1), n, N) }, rep(c(12, 15, 23, 40, 77, 130, 300, 1000), each = 6)))

vectors <- list(
  madeSums = colSums(X), madeProducts = unlist(lapply(1:7, function(i) sapply(i:7, function(j) sum(X[, i] * X[, j])))),
  reliability = list(v1 = reliability(V1), made = reliability(X), first60of3 = reliability(X[1:60, 1:3])),
  means = list(mean_of(V1, 15), mean_of(X, 412), mean_of(X[1:33, ], 40)),
  hypergeometric = lapply(seq_len(nrow(cases)), function(i) hyper(cases[i, 1], cases[i, 2], cases[i, 3])),
  changes = list(change(scores[1:140], scores[141:300] + 0.2), change(scores[1:12], scores[13:30]), change(scores[1:50], scores[1:50])),
  trends = list(
    trend(0:7, c(3.61, 3.55, 3.43, 3.44, 3.28, 3.21, 3.17, 3.05), rep(0.727, 8), c(45, 44, 47, 41, 45, 46, 39, 44)),
    trend(c(1, 2, 4, 8), c(3.9, 4.1, 3.8, 4.2), c(0.8, 0.8, 0.75, 0.8), c(12, 30, 140, 61)),
    trend(0:7, 3.5 + 0.3 * sin(2 * pi * 0:7 / 4), rep(0.73, 8), rep(140, 8))),
  correlations = list(together(rowSums(X[, 1:6]), X[, 7], c(0.05, 0.05/3)), together(X[1:100, 1], 6 - X[1:100, 4], c(0.05, 0.01)),
                      together(X[1:12, 2], rev(X[1:12, 2]), c(0.05, 0.2))),
  between = list(
    between(c(3.6, 4.1, 3.9, 3.4, 4.0, 3.8), 0.53 / c(6, 7, 6, 8, 5, 6) + 1 / 1200, 0.36),
    between(c(3.2, 4.3), 0.53 / c(20, 30) + 1 / 1200, 0.36),
    between(rep(3.9, 4), 0.64 / c(5, 9, 12, 40) + 1 / 1200, 0.4)),
  holm = list(given = p, adjusted = p.adjust(p, "holm")),
  t = lapply(c(1, 2.5, 11, 17.776, 61.3, 400, 9000), function(df) c(df, pt(-1.3, df), pt(0.4, df), qt(0.975, df), qt(0.8, df), qt(0.0005, df))),
  f = lapply(list(c(11, 66), c(49, 98), c(299, 1794), c(3.5, 7.25)), function(d) c(d, qf(0.975, d[1], d[2]), qf(0.025, d[1], d[2]), qf(0.5, d[1], d[2]))),
  beta = lapply(list(c(0.2, 5.5, 0.5), c(0.9, 30, 4), c(0.5, 150, 149), c(0.001, 0.5, 2)), function(b) c(b, pbeta(b[1], b[2], b[3])))
)
source("tests/vectors/json.R")
cat(json(vectors), "\n", sep = "")
