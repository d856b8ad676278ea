"""`python -m deadreckon.cli`."""

from deadreckon.cli import main

if __name__ == "__main__":
    main()
