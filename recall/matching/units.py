"""What numbers count: seconds and bytes, metres and dollars, by every name they have."""

from __future__ import annotations

UNITS = {
    name: unit
    for unit, names in {
        "ms": "ms millisecond milliseconds milisegundo milisegundos",
        "µs": "us µs μs microsecond microseconds",
        "ns": "ns nanosecond nanoseconds",
        "s": "s sec secs seconds segundo segundos",
        "min": "min mins minute minutes minuto minutos",
        "h": "h hr hrs hour hours hora horas",
        "day": "d day days día días",
        "week": "week weeks semana semanas",
        "month": "month months mes meses",
        "year": "y yr year years año años",
        "decade": "decade decades década décadas",
        "century": "century centuries siglo siglos",
        "bit": "bit bits",
        "byte": "byte bytes",
        **{unit: unit for unit in "kb mb gb tb pb kib mib gib tib kbit mbit gbit hz khz mhz ghz"
           " k m b w kw mw gw kwh mwh mg g kg t mm cm km ml l px fps".split()},
        "metre": "metre metres meter meters metro metros",
        "mile": "mile miles milla millas",
        "dollar": "dollar dollars usd dólar dólares",
        "euro": "euro euros eur",
        "°c": "celsius",
        "°f": "fahrenheit",
    }.items()
    for name in names.split()
}  # fmt: skip
"""The unit by each of its names. Names of one or two letters need their number."""
