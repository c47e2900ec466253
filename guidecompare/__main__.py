"""``python -m guidecompare``: the same as the command, for machines where scripts are not on the path."""

from guidecompare.cli import main

main()
