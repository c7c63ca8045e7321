"""`python -m newsparse`: the command."""

import sys

from newsparse.cli import main

sys.exit(main())
