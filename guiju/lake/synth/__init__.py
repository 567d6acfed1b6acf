"""Made-up records at the size of a city, to try the house with: `guiju synth`.

Nothing here is anybody's. Shares and sums follow what counties have published; histories go the way the procedure of
each line says, within its limits but for a known share that comes too late; a known number of faults is planted, each
named in `faults.parquet` beside the manifest. The same seed gives the same bytes.
"""

from guiju.lake.synth.make import Made, synthesise

__all__ = ["Made", "synthesise"]
