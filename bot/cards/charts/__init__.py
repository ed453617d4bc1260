"""Pictures: fines as a chart, what happened as a strip of time.

The way of the data: an answer's facts → what is drawn and, in the same words, its alt text (`pictures`, `fines`,
`timeline`) → SVG (`paper`) → PNG, in a process of its own (`press`, `raster`). No Discord in it. Without the extra
`charts` there is no picture, and nothing else changes.
"""
