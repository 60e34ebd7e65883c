"""The screens: draw the workbook's state, and turn taps into intentions. The only user of Flet."""
