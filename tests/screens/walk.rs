//! Walking the panes: selection, folding, links, focus, zoom, search, export, at several sizes.
