level-error = error
level-warning = warning
level-info = info
level-help = help
