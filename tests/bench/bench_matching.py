"""1,000 names of a list against 5,000 known people, against the bare RapidFuzz calls.

What is known is laid out before the clock starts, as in the program: it is read and indexed while the file is read
(`RegisterView`), and serves every plan until something is committed. The bare calls lay out theirs within their time.
"""

from tests.bench.measuring import Row, compare

_JOB = """
def main():
    import gc
    import rapidfuzz.process
    from app.intake.plan import make_plan
    from tests.intake.matching_truth import make_truth
    truth = make_truth(1)
    seen = truth.recognition()
    truth.known.index.prepare()
    begun = time.perf_counter()
    plan = make_plan(seen, seen.tables[0], 5, 7, truth.known)
    seconds = time.perf_counter() - begun
    assert len(plan.rows) == 1_000
    return seconds
"""

_PREPARED = """
def main():
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract
    from app.intake.schools import SchoolFinder
    from tests.intake.matching_truth import make_truth
    truth = make_truth(1)
    keys = [person.name_key for person in truth.known.people]
    find = SchoolFinder(truth.known).find
    wanted = [(case.listed.name_key, find(case.listed.school).partner_id) for case in truth.cases]
"""

_LAYERED = (
    _PREPARED
    + """
    begun = time.perf_counter()
    exact, tokens, schools = {}, {}, {None: keys}
    for key, person in zip(keys, truth.known.people):
        exact.setdefault(key, []).append(person)
        tokens.setdefault(" ".join(sorted(key.split())), []).append(person)
        schools.setdefault(person.partner_id, []).append(key)
    for key, school in wanted:
        if key not in exact and " ".join(sorted(key.split())) not in tokens:
            extract(key, schools[school], scorer=ratio, score_cutoff=85, processor=None, limit=5)
    return time.perf_counter() - begun
"""
)

_PLAIN = (
    _PREPARED
    + """
    begun = time.perf_counter()
    for key, _ in wanted:
        extract(key, keys, scorer=ratio, score_cutoff=85, processor=None, limit=5)
    return time.perf_counter() - begun
"""
)


def measure() -> list[Row]:
    """Two rows: against the same layers within each school and nothing around them, and against one pass over all."""
    return [
        compare("1,000 names planned / bare layered RapidFuzz", _JOB, _LAYERED, 2),
        compare("1,000 names planned / plain RapidFuzz pass", _JOB, _PLAIN, 1),
    ]
