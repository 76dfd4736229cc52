# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
#
# Each row of ROLLOVER_SPEC 5.2 and 6.2 and each rule of its section 14 has a test function named after it.
# cmake -DTESTS=<folder tests> -P CheckNames.cmake

file(GLOB sources "${TESTS}/lifecycle/*test.cpp" "${TESTS}/plan/*test.cpp")
set(text "")
foreach(source ${sources})
    file(READ "${source}" content)
    string(APPEND text "${content}")
endforeach()

set(wanted "")
foreach(number RANGE 1 17)
    string(LENGTH "${number}" digits)
    if(digits EQUAL 1)
        set(number "0${number}")
    endif()
    list(APPEND wanted "row_5_2_${number}_")
endforeach()
foreach(number RANGE 1 22)
    string(LENGTH "${number}" digits)
    if(digits EQUAL 1)
        set(number "0${number}")
    endif()
    list(APPEND wanted "row_6_2_${number}_")
endforeach()
list(APPEND wanted "row_6_2_12a_" "row_6_2_19a_")
foreach(number RANGE 1 39)
    list(APPEND wanted "rule_14_${number}_")
endforeach()

set(missing "")
foreach(name ${wanted})
    if(NOT text MATCHES "void ${name}[A-Za-z]")
        list(APPEND missing "${name}")
    endif()
endforeach()
if(missing)
    message(FATAL_ERROR "no test function begins with ${missing}")
endif()
