#pragma once

namespace counterpoint::stats {

// Distribution functions as plain doubles. 'Upper' is the upper tail, computed as such (never 1 - lower). Arguments out of range, and
// results that cannot be computed, give NaN; nothing is thrown.

double normalCdf(double z);
double normalUpper(double z);
double normalQuantile(double probability);
/// Both tails beyond |z|.
double normalTwoSided(double z);

double tUpper(double t, double df);
double tQuantile(double probability, double df);
/// Both tails beyond |t|.
double tTwoSided(double t, double df);

double chiSquareCdf(double x, double df);
double chiSquareUpper(double x, double df);
double chiSquareQuantile(double probability, double df);

double fCdf(double f, double df1, double df2);
double fUpper(double f, double df1, double df2);
double fQuantile(double probability, double df1, double df2);

double betaQuantile(double probability, double a, double b);
double betaUpperQuantile(double upperProbability, double a, double b);
double binomialCdf(double successes, double trials, double probability);

double noncentralTCdf(double t, double df, double noncentrality);
double noncentralChiSquareCdf(double x, double df, double noncentrality);
double noncentralFCdf(double f, double df1, double df2, double noncentrality);

double logGamma(double x);

} // namespace counterpoint::stats
