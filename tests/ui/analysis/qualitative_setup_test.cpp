#include "core/analysis/analysis.h"
#include "core/coding/coders.h"
#include "tests/core/coding/a_mixed_study.h"
#include "tests/ui/support/nameless.h"
