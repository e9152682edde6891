# Every statistic of the library on random and on hard inputs, by R: Rscript r.R SEED CASES > r.txt
# One line a case: the statistic | its inputs | ... = the figures. RVectors.cs reads the file that lies beside it, and the file that R_VECTORS names.
suppressMessages(library(survival))
arguments <- as.integer(commandArgs(trailingOnly = TRUE))
set.seed(arguments[1])
cases <- arguments[2]

number <- function(x) paste(sprintf("%.17g", x), collapse = " ")
line <- function(name, ..., figures) cat(name, " | ", paste(sapply(list(...), number), collapse = " | "), " = ", number(figures), "\n", sep = "")
pick <- function(...) sample(c(...), 1)

cat("# R ", as.character(getRversion()), ", survival ", as.character(packageVersion("survival")), ", seed ", arguments[1], "\n", sep = "")

for (i in 1:cases) {
  # Degrees of freedom as Welch makes them, seldom whole, and statistics far out in the tail.
  df <- pick(1, 2, runif(1, 1, 3), runif(1, 1, 60), 10^runif(1, 0, 7))
  t <- pick(0, runif(1, 0, 3), runif(1, 0, 40), 10^runif(1, -6, 2))
  p <- pick(runif(1), 10^-runif(1, 1, 12), 0.975, 0.5)
  line("t_tail", t, df, figures = 2 * pt(t, df, lower.tail = FALSE))
  line("t_quantile", p, df, figures = qt(p, df))
  line("normal_tail", t, figures = 2 * pnorm(t, lower.tail = FALSE))
  line("normal_quantile", p, figures = qnorm(p))

  # None and all succeed often: there the textbook interval breaks down.
  n <- c(pick(1, 2, 5, sample(1000, 1), 10^sample(3:9, 1)), pick(1, 2, 5, sample(1000, 1), 10^sample(3:9, 1)))
  x <- c(pick(0, n[1], floor(runif(1) * n[1])), pick(0, n[2], floor(runif(1) * n[2])))
  confidence <- pick(0.5, 0.8, 0.9, 0.95, 0.99, 0.9999)
  wilson <- function(k) suppressWarnings(prop.test(x[k], n[k], conf.level = confidence, correct = FALSE)$conf.int)
  rate <- x / n
  for (k in 1:2) line("wilson", x[k], n[k], confidence, figures = wilson(k))
  before <- wilson(1); after <- wilson(2)
  line("newcombe", x[1], n[1], x[2], n[2], confidence, figures = rate[2] - rate[1] + c(
    -sqrt((rate[2] - after[1])^2 + (before[2] - rate[1])^2), sqrt((after[2] - rate[2])^2 + (rate[1] - before[1])^2)))
  if (sum(x) > 0 && sum(x) < sum(n)) {
    test <- suppressWarnings(prop.test(rev(x), rev(n), correct = FALSE))
    line("pooled_z", x[1], n[1], x[2], n[2], figures = c(sign(rate[2] - rate[1]) * sqrt(test$statistic), test$p.value))
  }

  # Deals: skewed amounts, some with one that outweighs all others, and small samples.
  sizes <- c(pick(2, 3, 12, 40), pick(2, 3, 12, 40))
  amounts <- function(size) round(pick(1, 1000, 1e6) + rlnorm(size, 8, pick(0.01, 0.5, 2)), 2)
  a <- amounts(sizes[1]); b <- amounts(sizes[2])
  line("variance", a, figures = var(a))
  share <- pick(0, 1, 0.5, runif(1))
  line("quantile7", share, a, figures = quantile(a, share, type = 7, names = FALSE))
  if (var(a) > 0 && var(b) > 0) {
    # Whole cents from the first amount are exact in double; amounts of a million are not, and a small difference of them would have R's own rounding in it.
    cents <- function(x) round(100 * x) - round(100 * a[1])
    test <- t.test(cents(b), cents(a), conf.level = confidence)
    line("welch", confidence, a, b, figures = c(test$statistic, test$parameter, test$p.value, test$conf.int / 100, test$stderr / 100))
    # Fieller, as the roots of the test of b - R a = 0, solved for the change R - 1.
    critical <- qt(1 - (1 - confidence) / 2, test$parameter)
    difference <- (mean(cents(b)) - mean(cents(a))) / 100
    excess <- function(change) (difference - change * mean(a))^2 - critical^2 * (var(b) / length(b) + (1 + change)^2 * var(a) / length(a))
    if (mean(a)^2 > 1.0001 * critical^2 * var(a) / length(a)) {
      middle <- difference / mean(a)
      roots <- sapply(c(-1, 1), function(side) {
        step <- 1e-9
        while (excess(middle + side * step) > 0) step <- step * 2
        # excess is negative inside; walk outwards until it is positive
        while (excess(middle + side * step) < 0) step <- step * 2
        uniroot(excess, sort(middle + side * c(0, step)), tol = 1e-15 * step, maxiter = 10000)$root
      })
      line("fieller", confidence, a, b, figures = roots)
    }
  }

  # The smallest rise that would have been shown, where both samples are as large.
  size <- sample(20:5000, 1); base <- floor(runif(1, 0.02, 0.6) * size)
  rise <- try(power.prop.test(n = size, p1 = base / size, power = 0.8, tol = 1e-13)$p2, silent = TRUE)
  if (is.numeric(rise)) line("detectable", base, size, figures = rise - base / size)

  # Times to win with ties, open deals and losses on the days of wins.
  deals <- sample(c(1, 5, 30, 100), 1)
  day <- sample(0:pick(3, 20, 200), deals, replace = TRUE)
  state <- sample(0:2, deals, replace = TRUE, prob = c(pick(0, 1, 3), 2, pick(0, 2)))
  at <- sort(unique(day))
  incidence <- summary(survfit(Surv(day, factor(state, 0:2)) ~ 1), times = at, extend = TRUE)$pstate
  kaplan <- summary(survfit(Surv(day, state == 1) ~ 1), times = at, extend = TRUE)$surv
  line("time_to_win", day, state, at, figures = c(incidence[, 2], incidence[, 3], 1 - kaplan))
}
