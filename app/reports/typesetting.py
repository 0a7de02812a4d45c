"""reportlab, set up once and seen as `Any`, because it describes no types.

Only modules that load lazily import this one: reportlab costs a seventh of a second.
"""

from typing import Any

from reportlab import platypus as _platypus  # pyright: ignore[reportMissingTypeStubs]
from reportlab import rl_config as _rl_config  # pyright: ignore[reportMissingTypeStubs]
from reportlab.lib import colors as _colors  # pyright: ignore[reportMissingTypeStubs]
from reportlab.lib import styles as _styles  # pyright: ignore[reportMissingTypeStubs]
from reportlab.lib import utils as _utils  # pyright: ignore[reportMissingTypeStubs]
from reportlab.pdfbase import pdfmetrics as _pdfmetrics  # pyright: ignore[reportMissingTypeStubs]
from reportlab.pdfbase import ttfonts as _ttfonts  # pyright: ignore[reportMissingTypeStubs]
from reportlab.pdfgen import canvas as _canvas  # pyright: ignore[reportMissingTypeStubs]

rl_config: Any = _rl_config
colors: Any = _colors
styles: Any = _styles
utils: Any = _utils
pdfmetrics: Any = _pdfmetrics
ttfonts: Any = _ttfonts
canvas: Any = _canvas
platypus: Any = _platypus

MM = 72 / 25.4  # points in a millimetre

rl_config.useA85 = 0  # binary streams: a fifth smaller and much faster than text
