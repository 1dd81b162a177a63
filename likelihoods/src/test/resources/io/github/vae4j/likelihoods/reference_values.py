"""Writes reference_values.txt: log-probabilities in nats, independent of vae4j.

Needs Python 3 with mpmath; 50 digits. Arguments are rounded to 32-bit floats first, as vae4j will
see them. One line a value:

    likelihood | x ... | slot: values ... | ... | log p(x|z)

and of bits per dimension, where x are all 256 levels and the head is a function of the pixel:

    bits likelihood | slot: values ... | ... | bits per dimension of the levels' bins
"""

import struct
from pathlib import Path

from mpmath import atanh, betainc, erfc, exp, expm1, log, log1p, loggamma, mp, mpf, pi, sqrt

mp.dps = 50


def f32(v):
    return mpf(struct.unpack("f", struct.pack("f", float(v)))[0])


def floored(raw, floor):
    """floor + (d + sqrt(d^2 + 4)) / 2 with d = raw - floor."""
    d = raw - floor
    return floor + (d + sqrt(d * d + 4)) / 2


def scale(raw, floor):
    return exp(floored(raw, log(mpf(floor))))


def sigmoid(v):
    return 1 / (1 + exp(-v))


def phi(v):
    """The normal distribution function, exact in both tails."""
    return erfc(-v / sqrt(mpf(2))) / 2


CDF = {"gaussian": phi, "logistic": sigmoid}


def laplace_cdf(d):
    return exp(d) / 2 if d < 0 else 1 - exp(-d) / 2


def level_mass(cdf, x, location, s, n):
    h = mpf(1) / (2 * (n - 1))
    k = int(round(float(x) * (n - 1)))
    # in the tail where nothing cancels: both standard distributions are symmetric
    a, b = (x - h - location) / s, (x + h - location) / s
    if k == 0:
        return cdf(b)
    if k == n - 1:
        return cdf(-a)
    return cdf(b) - cdf(a) if a < 0 else cdf(-a) - cdf(-b)


# ---- log p of one dimension ------------------------------------------------------------------

def laplace(x, h):
    s = scale(h["logScale"], FLOOR)
    return -abs(x - h["mean"]) / s - log(s) - log(mpf(2))


def student(x, h, nu):
    s = scale(h["logScale"], FLOOR)
    d = (x - h["mean"]) / s
    return (loggamma((nu + 1) / 2) - loggamma(nu / 2) - log(nu * pi) / 2 - log(s)
            - (nu + 1) / 2 * log1p(d * d / nu))


def gaussian_optimal(x, h):
    v = exp(h["logVariance"])
    return -(log(2 * pi * v) + (x - h["mean"]) ** 2 / v) / 2


def continuous_bernoulli(x, h):
    a = h["logits"]
    with mp.workdps(50 if abs(a) < 30 else 12000):
        lam = sigmoid(a)
        c = mpf(2) if a == 0 else 2 * atanh(1 - 2 * lam) / (1 - 2 * lam)
        return log(c) + x * log(lam) + (1 - x) * log(sigmoid(-a))


def beta_density(x, h, margin):
    s = scale(h["logScale"], FLOOR)
    k = 1 / (s * s)
    a, b = k * sigmoid(h["logits"]), k * sigmoid(-h["logits"])
    y = (x + margin) / (1 + 2 * margin)
    return ((a - 1) * log(y) + (b - 1) * log(1 - y) - loggamma(a) - loggamma(b) + loggamma(a + b)
            - log(1 + 2 * margin))


def logit_normal(x, h, margin):
    s = scale(h["logScale"], FLOOR)
    y = (x + margin) / (1 + 2 * margin)
    d = (log(y / (1 - y)) - h["location"]) / s
    return -d * d / 2 - log(2 * pi) / 2 - log(s) - log(y) - log(1 - y) - log(1 + 2 * margin)


def poisson(x, h):
    r = h["logRate"]
    return x * r - exp(r) - loggamma(x + 1)


def negative_binomial(x, h):
    m, n = exp(h["logMean"]), exp(h["logSize"])
    return (loggamma(x + n) - loggamma(n) - loggamma(x + 1) + n * log(n / (n + m))
            + x * log(m / (n + m)))


def discretized(kind):
    return lambda x, h: log(level_mass(CDF[kind], x, h["location"], scale(h["logScale"], LEVEL_FLOOR), 256))


FLOOR = "0.02"
LEVEL_FLOOR = "0.001"
MARGIN = mpf("0.002")

SINGLE = {
    "laplace": laplace,
    "student-t": lambda x, h: student(x, h, mpf(5)),
    "student-t-learned": lambda x, h: student(x, h, 2 + exp(min(h["rawDegrees"], mpf(20)))),
    "gaussian-optimal": gaussian_optimal,
    "continuous-bernoulli": continuous_bernoulli,
    "beta": lambda x, h: beta_density(x, h, mpf(0)),
    "beta-squeezed": lambda x, h: beta_density(x, h, MARGIN),
    "logit-normal": lambda x, h: logit_normal(x, h, mpf(0)),
    "logit-normal-squeezed": lambda x, h: logit_normal(x, h, MARGIN),
    "poisson": poisson,
    "negative-binomial": negative_binomial,
    "discretized-gaussian": discretized("gaussian"),
    "discretized-logistic": discretized("logistic"),
}

POINTS = {
    "laplace": (("mean", "logScale"), [(0, 0, 0), (0.5, -1, -2), (3, 3, -30), (0.75, 0.25, -30),
                                       (-20, 30, 2), (0.1, 0.1, 30)]),
    "student-t": (("mean", "logScale"), [(0, 0, 0), (0.5, -1, -2), (3, 3, -30), (0.75, 0.25, -30),
                                         (-2000, 30, 2)]),
    "gaussian-optimal": (("mean", "logVariance"), [(0, 0, 0), (0.5, -1, -2), (0.3, 0.25, -5),
                                                   (30, -30, 1)]),
    "continuous-bernoulli": (("logits",), [
        (0, 0), (0.25, 0), (1, 1e-8), (0.75, 1e-4), (0.3, -1e-3), (0.9, 0.01), (0.1, -0.1), (0.6, 0.5),
        (0.2, 1), (0.2, 1.99), (0.2, 2.01), (0.8, -1.99), (0.8, -2.01), (0.35, 5), (0, 30), (1, 30),
        (0.5, -30), (0, -30), (1, 90), (0.999, 1000), (0, -10000), (0.25, 100)]),
    "beta": (("logits", "logScale"), [(0.5, 0, 0), (0.25, 1, -1), (0.999, -2, -3), (1e-6, 0, 1),
                                      (0.5, -30, -1), (0.3, -0.8, -30), (0.75, 3, 4)]),
    "beta-squeezed": (("logits", "logScale"), [(0, 0, 0), (1, -1, -2), (0.5, 0.5, -1), (0, -5, -3)]),
    "logit-normal": (("location", "logScale"), [(0.5, 0, 0), (0.25, 1, -1), (0.999, -2, 1),
                                                (1e-6, 0, 1), (0.6, 0.4, -30)]),
    "logit-normal-squeezed": (("location", "logScale"), [(0, 0, 0), (1, -1, 1), (0.5, 0.5, -1)]),
    "poisson": (("logRate",), [(0, 0), (3, 1), (0, -30), (5, -8), (100, 4.6), (100, 3), (12345, 9.42),
                               (1000000, 13.8), (7, 6)]),
    "negative-binomial": (("logMean", "logSize"), [
        (0, 0, 0), (3, 1, 0.5), (0, 5, -3), (100, 4.6, 1), (100, 3, 6), (12345, 9.4, 9), (7, 2, 25),
        (1000000, 13.8, 2), (2, -8, -2)]),
    "discretized-gaussian": (("location", "logScale"), [
        (k / 255, m, s) for k, m, s in [
            (0, 0, 0), (0, -1, -2), (0, 1, -3), (255, 1, -1), (255, 0, -3), (128, 0.5, -4), (128, 0.5, -30),
            (127, 0.5, -30), (10, 0.9, -3), (200, -30, 2), (77, 0.3, 3), (1, 0.5, -1), (254, 0.2, -2),
            (100, 0.39, -5.5)]]),
    "mixture-discretized-logistic": None,
}
POINTS["discretized-logistic"] = POINTS["discretized-gaussian"]


def rows(name, points, slots):
    for point in points:
        x = f32(point[0])
        h = {slot: f32(v) for slot, v in zip(slots, point[1:])}
        yield line(name, [x], {k: [v] for k, v in h.items()}, SINGLE[name](x, h))


def line(name, x, h, value):
    parts = [name]
    if x is not None:
        parts.append(" ".join(repr(float(v)) for v in x))
    parts += [f"{slot}: " + " ".join(repr(float(v)) for v in values) for slot, values in h.items()]
    parts.append(mp.nstr(value, 20))
    return " | ".join(parts)


def mixture(x, h, d, dims, components):
    """Slots are component by component: value k * dims + d."""
    at = [k * dims + d for k in range(components)]
    top = sum(exp(h["logits"][i]) for i in at)
    return log(sum(
        exp(h["logits"][i]) / top
        * level_mass(sigmoid, x, h["location"][i], scale(h["logScale"][i], LEVEL_FLOOR), 256)
        for i in at))


def categorical(x, h, d, levels):
    """Slots are pixel by pixel: value d * levels + k."""
    logits = h["logits"][d * levels:(d + 1) * levels]
    return logits[int(round(float(x) * (levels - 1)))] - log(sum(exp(v) for v in logits))


def wave(n, low, high, turns):
    return [f32(low + (high - low) * ((i * turns) % n) / n) for i in range(n)]


def all_lines():
    for name, entry in POINTS.items():
        if entry is not None:
            slots, points = entry
            yield from rows(name, points, slots)
    for x, m, s, nu in [(0, 0, 0, 1), (0.5, -1, -2, -3), (3, 2, 0, 30), (-2000, 30, 2, 0)]:
        h = {"mean": f32(m), "logScale": f32(s), "rawDegrees": f32(nu)}
        value = SINGLE["student-t-learned"](f32(x), h)
        yield line("student-t-learned", [f32(x)], {k: [v] for k, v in h.items()}, value)
    # three components, two pixels
    for k in [(0, 255), (128, 3), (254, 77)]:
        x = [f32(v / 255) for v in k]
        h = {"logits": wave(6, -2, 2, 5), "location": wave(6, -0.3, 1.3, 5), "logScale": wave(6, -6, 0, 1)}
        yield line("mixture-discretized-logistic", x, h, sum(mixture(x[d], h, d, 2, 3) for d in range(2)))
    # sixteen levels, two pixels
    for k in [(0, 15), (7, 8), (14, 3)]:
        x = [f32(v / 15) for v in k]
        h = {"logits": wave(32, -5, 9, 11)}
        yield line("categorical", x, h, sum(categorical(x[d], h, d, 16) for d in range(2)))
    yield from bits()


def bits():
    """Bits per dimension on the 256 levels; the head is a function of the pixel."""
    n = 256
    x = [f32(k / 255) for k in range(n)]
    mean, raw = wave(n, -0.2, 1.2, 5), wave(n, -6, 0.5, 3)
    half = mpf(1) / 510

    def per_pixel(mass):
        return -sum(log(mass(d)) for d in range(n)) / (n * log(mpf(2)))

    def by_cdf(cdf, survival):
        def mass(d):
            k = x[d]
            if d == 0:
                return cdf(k + half, d)
            if d == n - 1:
                return survival(k - half, d)
            a, b = cdf(k - half, d), survival(k - half, d)
            return cdf(k + half, d) - a if a < b else b - survival(k + half, d)
        return mass

    def symmetric(cdf, s):
        return by_cdf(lambda t, d: cdf((t - mean[d]) / s(d)), lambda t, d: cdf(-(t - mean[d]) / s(d)))

    yield line("bits gaussian-fixed", None, {"mean": mean}, per_pixel(symmetric(phi, lambda d: mpf("0.1"))))
    h = {"mean": mean, "logVariance": raw}
    learned = symmetric(phi, lambda d: exp(floored(raw[d], 2 * log(mpf(FLOOR))) / 2))
    yield line("bits gaussian-learned", None, h, per_pixel(learned))
    h = {"mean": mean, "logVariance": [f32(-3.7)]}
    optimal = symmetric(phi, lambda d: exp(h["logVariance"][0] / 2))
    yield line("bits gaussian-optimal", None, h, per_pixel(optimal))
    h = {"mean": mean, "logScale": raw}
    yield line("bits laplace", None, h, per_pixel(symmetric(laplace_cdf, lambda d: scale(raw[d], FLOOR))))

    def student_cdf(d, nu=mpf(5)):
        tail = betainc(nu / 2, mpf(1) / 2, 0, nu / (nu + d * d), regularized=True) / 2
        return tail if d <= 0 else 1 - tail

    yield line("bits student-t", None, h, per_pixel(symmetric(student_cdf, lambda d: scale(raw[d], FLOOR))))
    h = {"mean": mean, "logScale": raw, "rawDegrees": [f32(0.3)]}
    degrees = 2 + exp(h["rawDegrees"][0])
    learned = symmetric(lambda d: student_cdf(d, degrees), lambda d: scale(raw[d], FLOOR))
    yield line("bits student-t-learned", None, h, per_pixel(learned))
    h = {"location": mean, "logScale": raw}
    for kind, cdf in CDF.items():
        mass = symmetric(cdf, lambda d: scale(raw[d], LEVEL_FLOOR))
        yield line("bits discretized-" + kind, None, h, per_pixel(mass))
    logits = wave(n, -6, 6, 7)

    def cb_cdf(t, a):
        t = min(max(t, mpf(0)), mpf(1))
        return t if a == 0 else expm1(a * t) / expm1(a)

    cb = by_cdf(lambda t, d: cb_cdf(t, logits[d]), lambda t, d: cb_cdf(1 - t, -logits[d]))
    yield line("bits continuous-bernoulli", None, {"logits": logits}, per_pixel(cb))

    def squeezed(t, margin):
        return min(max((t + margin) / (1 + 2 * margin), mpf(0)), mpf(1))

    def logit_cdf(t, d, sign, margin):
        y = squeezed(t, margin)
        if y in (0, 1):
            return mpf(1) if (y == 1) == (sign == 1) else mpf(0)
        return phi(sign * (log(y / (1 - y)) - 2 * mean[d]) / scale(raw[d] / 2, FLOOR))

    half_logits = [v / 2 for v in logits]

    def beta_cdf(t, d, sign, margin):
        s = scale(raw[d] / 2, FLOOR)
        a, b = sigmoid(half_logits[d]) / s ** 2, sigmoid(-half_logits[d]) / s ** 2
        y = squeezed(t, margin)
        return betainc(a, b, 0, y, regularized=True) if sign == 1 else betainc(
            b, a, 0, 1 - y, regularized=True)

    def bounded(name, cdf, h, margin):
        mass = by_cdf(lambda t, d: cdf(t, d, 1, margin), lambda t, d: cdf(t, d, -1, margin))
        return line("bits " + name, None, h, per_pixel(mass))

    narrower = [r / 2 for r in raw]
    for name, margin in ("logit-normal", mpf(0)), ("logit-normal-squeezed", MARGIN):
        yield bounded(name, logit_cdf, {"location": [2 * m for m in mean], "logScale": narrower}, margin)
    for name, margin in ("beta", mpf(0)), ("beta-squeezed", MARGIN):
        yield bounded(name, beta_cdf, {"logits": half_logits, "logScale": narrower}, margin)
    k = 5
    h = {"logits": wave(k * n, -2, 2, 7), "location": wave(k * n, -0.2, 1.2, 11), "logScale": wave(k * n, -6, 0, 3)}
    yield line("bits mixture-discretized-logistic", None, h,
               per_pixel(lambda d: exp(mixture(x[d], h, d, n, k))))
    h = {"logits": wave(16, -5, 9, 11)}
    # 16 pixels of one row of 16 logits each, as 256 would be long: the levels are k / 15
    whole = {"logits": wave(256, -5, 9, 11)}
    value = -sum(categorical(f32(d / 15), whole, d, 16) for d in range(16)) / (16 * log(mpf(2)))
    yield line("bits categorical", None, whole, value)


if __name__ == "__main__":
    text = "\n".join(all_lines()) + "\n"
    Path(__file__).with_name("reference_values.txt").write_text(text)
