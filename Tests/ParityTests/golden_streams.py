"""Raw streams of numpy.random.RandomState: what the generator of every other golden file draws."""

import numpy as np


def streams():
    """What a generator draws: each line from a fresh one."""
    return {str(seed): streams_of(seed) for seed in (0, 1, 7, 42, 2**32 - 1)}


def streams_of(seed):
    def fresh():
        return np.random.RandomState(seed)

    words = fresh().randint(0, 2**32, size=1250, dtype=np.uint32)
    letters = list("abcdefgh")
    fresh().shuffle(letters)
    rng = fresh()
    normals = [*rng.standard_normal(3), rng.random_sample(), rng.standard_normal()]
    odds = [0.15, 0.3, 0.55]
    drawn = {
        "state_words_0_to_3": fresh().get_state()[1][:4],
        "words_0_to_9": words[:10],
        "words_622_to_626": words[622:627],
        "words_1246_to_1249": words[1246:],
        "random_sample(5)": fresh().random_sample(5),
        "uniform(-1, 3, 3)": fresh().uniform(-1, 3, 3),
        "randint(0, 10, 20)": fresh().randint(0, 10, 20),
        "randint(0, 1000, 8)": fresh().randint(0, 1000, 8),
        "randint(0, 2**32, 3)": fresh().randint(0, 2**32, 3),
        "randint(0, 2**32 + 1, 3)": fresh().randint(0, 2**32 + 1, 3),
        "randint(0, 2**40, 3)": fresh().randint(0, 2**40, 3),
        "permutation(10)": fresh().permutation(10),
        "permutation(300)[:12]": fresh().permutation(300)[:12],
        "shuffle(abcdefgh)": "".join(letters),
        "choice(20, 6)": fresh().choice(20, 6),
        "choice(20, 6, replace=False)": fresh().choice(20, 6, replace=False),
        "choice([0, 1, 2], 12, p=[0.15, 0.3, 0.55])": fresh().choice([0, 1, 2], 12, p=odds),
        "randn(6)": fresh().randn(6),
        "three normals, then random_sample, then normal": normals,
        "beta(10, 10, 2)": fresh().beta(10, 10, 2),
    }
    return {name: x.tolist() if isinstance(x, np.ndarray) else x for name, x in drawn.items()}
