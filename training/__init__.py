"""From KLUE-NER, konec/konne and Kiwi to the weights of newsparse's tagger. README.md tells the steps."""
