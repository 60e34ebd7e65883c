"""The vault: the keys to the workbook, who may use them, and the workbook behind them."""
