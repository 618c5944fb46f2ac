# Makes participation.json: Rscript tests/vectors/participation.R > tests/vectors/participation.json
# Made with R 4.2.2 and survival 3.5-3. Tests read the numbers and do not need R.
suppressMessages(library(survival))

# The minimal standard generator (Park and Miller 1988): the same whole numbers in every language.
state <- 20261201
uniform <- function() { state <<- (state * 16807) %% 2147483647; state / 2147483647 }

# Times of questions: quick and slow ones, ties, and some that were still open when last looked at.
questions <- function(n, last) {
  hours <- sapply(seq_len(n), function(i) floor(-60 * log(uniform())))
  until <- sapply(seq_len(n), function(i) floor(last * uniform()))
  list(time = pmin(hours, until), ended = as.integer(hours <= until))
}
waiting <- function(q) {
  f <- survfit(Surv(q$time, q$ended) ~ 1)
  ends <- f$n.event > 0
  half <- f$time[f$surv <= 0.5 + 1e-12]
  list(time = q$time, ended = q$ended, steps = f$time[ends], share = f$surv[ends],
       within168 = 1 - summary(f, times = 168, extend = TRUE)$surv, half = if (length(half) > 0) half[1] else -1)
}

# How few of `people` equally active ones make half of `facts`: by R's own dice, many times.
set.seed(1)
half_by <- function(people, facts, times = 20000) {
  lambda <- if (facts == people) 0 else uniroot(function(l) l / -expm1(-l) - facts / people, c(1e-9, 2 * facts / people))$root
  draws <- replicate(times, {
    n <- sort(if (lambda == 0) rep(1, people) else qpois(runif(people, dpois(0, lambda), 1), lambda), decreasing = TRUE)
    which(cumsum(n) * 2 >= sum(n))[1]
  })
  c(people, facts, quantile(draws, c(0.025, 0.975), type = 1, names = FALSE))
}

vectors <- list(
  waiting = list(waiting(questions(25, 400)), waiting(questions(60, 90)),
                 waiting(list(time = c(5, 5, 8, 8, 9, 40), ended = c(1, 0, 1, 1, 0, 1))), waiting(questions(8, 20))),
  halfBy = list(half_by(29, 60), half_by(23, 84), half_by(12, 12), half_by(40, 51), half_by(150, 900), half_by(10, 400))
)
source("tests/vectors/json.R")
cat(json(vectors), "\n", sep = "")
